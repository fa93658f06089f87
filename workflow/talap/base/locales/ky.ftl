# Talap кыргызча баскан жазуулар. Изилдөө каалаганын manuscript/locales/ky.ftl файлында алмаштыра алат.

language-name = Кыргызча
languages = Тилдер

## Моделденген маалымат
notice-page = МОДЕЛДЕНГЕН МААЛЫМАТ: ушул долбоор үчүн жазылган, чыныгы адамдардан алынган эмес
notice-document = Бул документтин негизиндеги маектер моделденген: алар ушул долбоор үчүн жазылган. Сандар конвейердин кантип иштээрин көрсөтөт, чыныгы адамдар жөнүндө эч нерсе айтпайт.
notice-figure = моделденген маалымат

## Сандар
duration-hours = { $hours } саат { $minutes } мүнөт
duration-minutes = { $minutes } мүнөт
interval-exact = Клоппер менен Пирсон боюнча
interval-wilson = Уилсон боюнча
interval-mid-p = mid-P
interval-bootstrap = бүтүн маектердин бутстреби, процентилдер боюнча
interval-chao = Чао боюнча
definition-share-participants = Жок дегенде бир үзүндүсү «{ $label }» кодун алган катышуучулардын үлүшү
definition-count-participants = Жок дегенде бир үзүндүсү «{ $label }» кодун алган катышуучулар
definition-count-codings = «{ $label }» коду коюлган үзүндүлөр
definition-count-turns = Жок дегенде бир үзүндүсү «{ $label }» кодун алган репликалар

## Документтер
abstract = Аннотация
keywords = Негизги сөздөр:
references-title = Адабияттар
reference-figure = { $number }-сүрөт
reference-table = { $number }-таблица
caption-figure = { $number }-сүрөт.
caption-table = { $number }-таблица.
derivations-title = Сандар кайдан алынган
derivations-intro = Тексттеги ар бир сан биринчи жолу айтылган тартипте: анын аныктамасы, кантип эсептелгени жана кайсы маектерге таянганы.
derivations-audit = Саптар жана цитаталар
fact-share = { $total } ичинен { $count }
fact-interval = { $level } деңгээлиндеги интервал ({ $method }): { $interval }
fact-range = Ар бир коддоочу, ар бир эреже боюнча жана ар бир маек кирбегенде чыккан чек: { $range } («{ $low }» — «{ $high }»)
fact-interviews = Маектер: { $interviews }
fact-source = Булак: { $source }
fact-setting = config.yaml файлында берилген: { $setting }
audit-link = Сандарды текшерүү
fact-total = Эсепте: { $total }
fact-rows = Эсептелген саптар: { $count } ({ $table })
derivation-claims-title = Ырастоолор эмнеге таянат
derivation-claims-intro = Тексттеги ар бир ырастоо биринчи жолу айтылган тартипте: анын сөзү, коддоолор боюнча текшерүүсү жана ар бир коддоочу, ар бир эреже боюнча, ошондой эле ар бир катышуучу кирбегенде жыйынтык кандай болору.
derivation-supported = коддоолор тастыктайт
derivation-not-supported = коддоолор тастыктабайт
derivation-not-decidable = коддоолор боюнча чечүүгө болбойт
claim-range = { $kind ->
    [rank] Орду { $range }
   *[share] Үлүшү { $range }
  } — ар бир коддоочу, ар бир эреже боюнча жана ар бир катышуучу кирбегенде
claim-turned = Жыйынтык өзгөрөт: { $ways }
contents = Мазмуну
skip-link = Текстке өтүү
peek-close = Жабуу
peek-more = Тиркемеде
peek-label = Бул кайдан алынган

## Цитаталар
quote-simulated = { $participant }, моделденген маек
quote-original = { $language ->
    [und] Түп нускасы
   *[other] Түп нускасы ({ $language })
  }

## Документтин башы
udc-label = УДК
authors-none = Авторлор жана алардын иштеген жери азырынча көрсөтүлө элек.

## COREQ тизмеси
coreq-title = COREQ текшерүү тизмеси
coreq-intro = COREQ текшерүү тизмеси{ $citation } маектерге таянган макаладан эмнени талап кылары пункт боюнча келтирилди. Санаса боло турган нерсе тексттеги сандар сыяктуу эле маалыматтан эсептелди, калганына авторлор жооп берет.
coreq-domain-1 = Изилдөөчүлөр тобу жана рефлексия
coreq-domain-2 = Изилдөөнүн түзүлүшү
coreq-domain-3 = Талдоо жана жыйынтыктар
coreq-item-1 = Маекти ким алган
coreq-item-2 = Маек алуучунун квалификациясы
coreq-item-3 = Маек алуучунун ошол кездеги кесиби
coreq-item-4 = Маек алуучунун жынысы
coreq-item-5 = Маек алуучунун тажрыйбасы жана даярдыгы
coreq-item-6 = Изилдөөгө чейин катышуучулар менен тааныштыгы
coreq-item-7 = Катышуучулар маек алуучу жөнүндө эмне билген
coreq-item-8 = Маек алуучунун көз карашы жана кызыкчылыгы
coreq-item-9 = Методология жана теория
coreq-item-10 = Катышуучулар кантип тандалган
coreq-item-11 = Катышуучуларга кантип кайрылышкан
coreq-item-12 = Катышуучулардын саны
coreq-item-13 = Баш тарткандар жана чыгып кеткендер
coreq-item-14 = Маек өткөн шарт
coreq-item-15 = Маек учурунда башка кишинин болушу
coreq-item-16 = Тандалманын сыпаттамасы
coreq-item-17 = Маектин суроолору
coreq-item-18 = Кайталанган маектер
coreq-item-19 = Үн же видео жазуу
coreq-item-20 = Талаа жазуулары
coreq-item-21 = Маектердин узактыгы
coreq-item-22 = Каныгуу
coreq-item-23 = Транскрипттер катышуучуларга көрсөтүлгөнбү
coreq-item-24 = Коддоочулардын саны
coreq-item-25 = Коддордун дарагы
coreq-item-26 = Темалар кайдан алынган
coreq-item-27 = Программалар
coreq-item-28 = Натыйжалар катышуучуларга көрсөтүлгөнбү
coreq-item-29 = Цитаталар
coreq-item-30 = Тыянактардын маалыматка дал келиши
coreq-item-31 = Негизги темалар
coreq-item-32 = Кошумча темалар жана өзгөчө учурлар
coreq-authors = Муну авторлор көрсөтүшү керек.
coreq-simulated = Моделденген корпуска тиешеси жок.
coreq-see = Караңыз:
coreq-answer-sample = Катышуучулар: `num:{ $participants }`; маектер: `num:{ $interviews }`.
coreq-answer-guide = Маектин суроолору маалыматка тиркелген: { $file }.
coreq-answer-no-repeats = Катышуучулардан маек кайра алынган эмес.
coreq-answer-repeats = Кайталанган маектер болгон.
coreq-answer-duration = Убактысы белгиленген транскрипттер боюнча жалпысынан `num:{ $duration }`, медианасы `num:{ $duration_median }`.
coreq-answer-saturation = Корпуста кездешкен коддор: `num:{ $codes_observed }`; ушундай эле чоңураак корпуста Чаонун баалоосу боюнча кездеше турган коддор: `num:{ $codes_expected }` (`num:{ $codes_expected_ci }`).
coreq-answer-coders = Коддоочулар: `num:{ $coders }`.
coreq-answer-tree = Коддордун дарагы жана алар менен коддолгон үзүндүлөр «[{ $page }]({ $target })» барагында көрсөтүлгөн.
coreq-answer-software = Snakemake аркылуу иштеген Talap; бардык пакеттер версиялары менен «[{ $page }]({ $target })» барагында тизмеленген.
coreq-answer-quotations = Коддоосу, демек, катышуучусу боюнча келтирилген үзүндүлөр: { $count }.

## Сүрөттөр жана таблицалар
figure-codes = Коддор боюнча катышуучулар
figure-presence = Катышуучулар боюнча коддор
axis-share-interval = Катышуучулардын үлүшү интервалы менен; оң жакта — алардын саны
axis-dot-area = Чекиттин аянты коддолгон үзүндүлөрдүн санына жараша чоңоёт
column-label = Код
column-participants = Катышуучулар
column-share = Үлүш
column-interval = Интервал
column-codings = Үзүндүлөр
column-words = Сөздөр
column-participant = Катышуучу
column-interview = Маек
figure-agreement = Коддоочулардын коддор боюнча шайкештиги
figure-groups = Катышуучулардын топтору боюнча коддор
figure-cooccurrence = Бир репликадагы коддор
figure-accumulation = Маектер боюнча коддордун топтолушу
figure-empty = Бул сүрөт үчүн маалымат жок
axis-agreement = Криппендорфтун альфасы: интервалы бар чекит — репликалар боюнча, ромб — тексттеги чектер боюнча; оң жакта — репликалар боюнча мааниси
agreement-overall = Бардык коддор
axis-group-share = Топтогу катышуучулардын үлүшү
axis-cooccurrence = Чекиттин аянты эки код тең бар репликалардын санына жараша чоңоёт; толук чекит — күтүлгөндөн көп, бош чекит — көп эмес
axis-interviews = Маектер
axis-codes-found = Табылган коддор
accumulation-expected = маектердин бардык тартиби боюнча орточо, ± 1 стандарттык четтөө
accumulation-observed = маектердин тартибинде
accumulation-chao = Chao2: { $value }
accumulation-base = база
accumulation-run = жаңы код дээрлик чыкпаган катар маектер

## Текшерүү
audit-title = Текшерүү
audit-intro = Макаладагы ар бир сан, ал эсептеген саптар жана ал саптарда эмне айтылганы.
audit-numbers = Сандар
audit-codes = Коддор жана үзүндүлөр
audit-interviews = Маектер
audit-files = Файлдар жана алардын хештери
audit-notebook = Дептер
audit-value = Маани
audit-rule = Эреже
audit-evidence = Негиз
audit-rows = { $table } таблицасынан { $count } сап
audit-turn = { $turn }-реплика
audit-coders = коддогондор: { $coders }
audit-file = Файл
audit-kind = Түрү
audit-key = Ачкыч
audit-definition = Аныктама
audit-bytes = Байт
audit-kind-input = киргизилген маалымат
audit-kind-source = баштапкы код
audit-kind-result = натыйжа
audit-format = Формат
audit-turns = Репликалар
audit-duration = Узактыгы
audit-edits = Оңдоолор
audit-all-numbers = Бардык сандар
audit-rules = Тазалоо эрежелери
audit-rule-name = Эреже
audit-count = Саны
audit-more = Дагы { $count } сап

## Сан жана ырастоо кайдан чыкты
fact-from-to = { $low } менен { $high } аралыгында
fact-spread = Эң азы { $low }, эң көбү { $high }; стандарттык четтөө { $sd }
world-reported = макаладагыдай
world-coder = { $who } коддоочу жалгыз
world-rule = эреже: { $rule }
world-without = { $who } кирбегенде
consensus-union = жок дегенде бир коддоочу
consensus-intersection = бардык коддоочулар
consensus-majority = коддоочулардын көпчүлүгү
verdict-supported = Тастыкталат
verdict-not-supported = Тастыкталбайт
verdict-not-decidable = Мынча аз маек менен чечүүгө болбойт
test-share = Катышуучулардын үлүшү: { $where }
test-share-among = Катышуучулардын үлүшү: { $where }; кимдердин ичинен: { $among }
test-rank = Катышуучулардын саны боюнча орду: { $where }
test-rank-among = Катышуучулардын саны боюнча орду: { $where }; кимдердин ичинен: { $among }
test-code = «{ $labels }» коду бар
test-no-code = «{ $labels }» коду жок
test-place = { $place }-орун
threshold-rank = { $total } орундун ичинен ≤ { $place }

## Текшерүү: башка барактар
audit-skip = Мазмунуна өтүү
audit-claims = Ырастоолор
audit-agreement = Коддоочулардын шайкештиги
audit-context = Жарыяланган сандар
audit-pipeline = Эрежелер жана чөйрө
audit-no-value = жок
audit-quote = «{ $text }»
audit-denominator = Бөлүмү
audit-why = Ушул эле нерсе терминалда, изилдөөнүн папкасында:
audit-verdicts = Ырастоолор: тастыкталат — { $supported }, тастыкталбайт — { $not }, чечүүгө болбойт — { $open }.
claims-intro = Макаланын ар бир ырастоосу текшерүүлөргө бөлүнгөн. Ар бир текшерүү макулдашылган коддоо боюнча, ар бир коддоочу боюнча өз-өзүнчө, башка ар бир макулдашуу эрежеси боюнча жана ар бир катышуучуну кезеги менен чыгарып салып жүргүзүлөт. Текшерүү бардык учурда өтсө, ырастоо тастыкталат; бир да учурда өтпөсө, тастыкталбайт; жок дегенде бир учур жыйынтыкты өзгөртсө, чечүүгө болбойт.
claims-claim = Ырастоо
claims-quantifier = Макала канча деген сөз колдонгон
claims-verdict = Жыйынтык
claims-threshold = Босого
claims-range = Чеги
claims-worlds = каралган учурлар: { $count }
claims-turned = Жыйынтыкты эмне өзгөртөт
claims-nothing-turns = каралгандардын эч бири өзгөртпөйт
claims-places = Макулдашылган коддоо боюнча орундар
agreement-simulated = Маектер сыяктуу эле коддоочулар да моделденген: бул барак шайкештик кантип өлчөнөрүн көрсөтөт, адамдар канчалык шайкеш коддомок экени жөнүндө эч нерсе айтпайт.
agreement-intro = Чарчы кашаада — { $level } деңгээлиндеги интервал: бир маектин ичиндеги коддор бири-бирине көз каранды болгондуктан, маектер бүтүндөй кайра тандалат. Маек аз болгондо интервал кең чыгат, чыныгы маанини болсо айтылганынан сейрегирээк камтыйт. Тегерек кашаада — мааниси жок кайра тандоолордун саны: алар интервалга кирбейт.
agreement-none = Бир да маекти эки адам коддогон эмес: шайкештикти өлчөй турган эч нерсе жок.
agreement-unit-interview = Маек боюнча: код анда дегеле барбы
agreement-unit-turn = Катышуучунун репликалары боюнча
agreement-unit-text = Текст боюнча: так ошол эле белгилер
agreement-design = Коддоочулар: { $coders }; маектер: { $interviews }; бирдиктер: { $units }.
agreement-prevalence = Код коюлган чечимдердин үлүшү
agreement-percent = Дал келүү пайызы
agreement-cohen = Коэндин κ
agreement-fleiss = Флейсстин κ
agreement-krippendorff = Криппендорфтун α
agreement-gwet = Гветтин AC1
agreement-unitizing = Чектер боюнча Криппендорфтун α
lexicon-title = Сөздүк боюнча коддоочу
lexicon-intro = Код китебиндеги үлгүлөр — дагы бир коддоочу; алар адамдардын коддоруна аралаштырылбайт. Тактыгы — ал тапкандын канча бөлүгүн макулдашылган коддоо тастыктайт; толуктугу — макулдашылган коддоонун канча бөлүгүн ал табат. Чарчы кашаада — { $level } деңгээлиндеги интервал.
lexicon-unit-turn = Катышуучунун репликалары боюнча
lexicon-unit-participant = Катышуучулар боюнча
lexicon-given = Сөздүк боюнча
lexicon-consensus = Макулдашуу боюнча
lexicon-both = Экөө боюнча
lexicon-precision = Тактыгы
lexicon-recall = Толуктугу
lexicon-f1 = F1
context-intro = Жарыялоолордон алынган туруктуу сандар; алар маектерден эсептелбейт.
context-signs = ≈ болжол менен; > ашык: булакта айтылгандай.
context-unit = Бирдик
context-source = Булак
context-fit = Алар бири-бирине кантип дал келет
context-fit-intro = Айрым сандардан эмне келип чыгары эсептелип, айтылганы менен салыштырылат. Эч нерсе оңдолбойт: дал келбегенин түшүндүрүү авторлорго калтырылат. Булакта «болжол менен» делсе, сандар дал келиши үчүн бул сөз эң аз дегенде канча четтөөнү билдириши керек экени көрсөтүлөт; мындай четтөө маанинин { $widest }ынан ашпайт.
context-no-checks = Изилдөөдө жарыяланган сандарды текшерүү берилген эмес (config/context_checks.yaml).
context-implied = Эсептен чыкканы
context-stated = Айтылганы
context-relation = Эсептен чыкканы кандай болушу керек
fit-equal = айтылганга барабар
fit-at-most = айтылгандан көп эмес
fit-at-least = айтылгандан аз эмес
fit-fits = Дал келет
fit-fits-if-about = Басылган түрүндө дал келбейт; «болжол менен» ± { $about } четтөөнү билдирсе, дал келмек
fit-does-not-fit = Дал келбейт
fit-implied = Салыштыра турган сан айтылган эмес
pipeline-intro = Ар бир эреже жазылган тартибинде, эмнени окуп, эмнени жазары менен. { "{" }language{ "}" } жана { "{" }batch{ "}" } ар бир тилдин жана ар бир бөлүктүн ордуна турат.
pipeline-after = Мындан кийин
pipeline-reads = Окуйт
pipeline-writes = Жазат
pipeline-by-wildcard = ордуна эмне коюлганына жараша файлдар
pipeline-environment = Чөйрө
pipeline-lock = requirements.lock ичинде { $count } пакет бар, ар бири хеши менен бекитилген.
pipeline-package = Пакет
pipeline-version = Версия
pipeline-needed-by = Эмнеге керек
pipeline-where = Кайда гана керек

## Караламалар
draft-notice = КАРАЛАМА
draft-label = Караламанын абалы
draft-current = Сандар, таблицалар жана сүрөттөр акыркы курулушта алынган. Андан бери алар таянган эч нерсе өзгөргөн жок.
draft-changed = Сандар, таблицалар жана сүрөттөр акыркы курулушта алынган, эскирип калышы мүмкүн. Андан бери өзгөргөндөр:
draft-unfinished-changed = Курулуш аягына чыга элек, сандар, таблицалар жана сүрөттөр эскирип калышы мүмкүн. Алардан кийин өзгөргөндөр:
draft-unfinished-current = Курулуш аягына чыга элек. Сандар, таблицалар жана сүрөттөр алынгандан бери алар таянган эч нерсе өзгөргөн жок.
draft-problems = Оңдоло турган жерлер: { $count }
draft-no-problems = Оңдой турган эч нерсе жок
draft-problem = { $number }-эскертүү
draft-original = Түпнуска: которулгандагысы жана азыркысы
draft-original-before = Которулгандагысы:
draft-original-now = Азыркысы:
