# Talap кыргызча баскан жазуулар. Изилдөө каалаганын manuscript/locales/ky.ftl файлында алмаштыра алат.

language-name = Кыргызча
languages = Тилдер

## Моделденген маалымат
notice-page = МОДЕЛДЕНГЕН МААЛЫМАТ: ушул долбоор үчүн жазылган, чыныгы адамдардыкы эмес
notice-document = Бул документтин негизиндеги маектер моделденген: алар ушул долбоор үчүн жазылган. Сандар конвейердин кантип иштээрин көрсөтөт, чыныгы адамдар жөнүндө эч нерсе айтпайт.
notice-figure = моделденген маалымат

## Сандар
duration-hours = { $hours } саат { $minutes } мүнөт
duration-minutes = { $minutes } мүнөт
interval-exact = Клоппер — Пирсон
interval-wilson = Уилсон
interval-mid-p = mid-P
interval-bootstrap = маектер боюнча бутстреп-процентиль
interval-chao = Чао
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
fact-share = { $total } ичинен { $count }
fact-interval = { $method } интервалы, { $level }: { $interval }
fact-range = Коддоочулар, эрежелер жана калтырылган маектер боюнча чек: { $range } («{ $low }» – «{ $high }»)
fact-interviews = Маектер: { $interviews }
fact-source = Булак: { $source }
fact-setting = config.yaml файлында берилген: { $setting }
audit-link = Сандарды текшерүү
fact-total = Жалпысы: { $total }
fact-rows = Эсептелген саптар: { $count } ({ $table })
world-as-reported = тексттегидей
world-without = { $which } катышуучусуз
world-coder = { $which } коддоочусу гана
world-rule = { $which } эрежеси
claims-title = Ырастоолор эмнеге таянат
claims-intro = Тексттеги ар бир ырастоо биринчи жолу айтылган тартипте: анын сөзү, коддоолор боюнча текшерүүсү жана ар бир коддоочуда, ар бир эрежеде, ар бир катышуучусуз жыйынтык кандай болору.
verdict-supported = коддоолор менен ырасталат
verdict-not-supported = коддоолор менен ырасталбайт
verdict-not-decidable = коддоолор боюнча чечилбейт
claim-range = { $kind ->
    [rank] Орду { $range }
   *[share] Үлүшү { $range }
  } — коддоочулар, эрежелер жана калтырылган катышуучулар боюнча
claim-turned = Жыйынтык өзгөрөт: { $ways }
contents = Мазмуну
skip-link = Текстке өтүү
peek-close = Жабуу
peek-more = Тиркемеде
peek-label = Бул кайдан алынган

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
figure-agreement = Коддор боюнча коддоочулардын шайкештиги
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
accumulation-expected = бардык тартиптер боюнча орточо, ± 1 стандарттык четтөө
accumulation-observed = маектердин тартибинде
accumulation-chao = Chao2: { $value }
accumulation-base = база
accumulation-run = жаңы код дээрлик жок серия

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
audit-coders = коддогон: { $coders }
audit-file = Файл
audit-kind = Түрү
audit-key = Ачкыч
audit-definition = Аныктама
audit-bytes = Байт
audit-kind-input = кириш
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
