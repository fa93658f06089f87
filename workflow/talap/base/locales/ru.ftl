# Надписи, которые Talap печатает по-русски. Исследование может заменить любую в manuscript/locales/ru.ftl.

language-name = Русский
languages = Языки

## Смоделированные данные
notice-page = СМОДЕЛИРОВАННЫЕ ДАННЫЕ: написаны для этого проекта, за ними нет реальных людей
notice-document = Интервью, на которых основан этот документ, смоделированы: они написаны для этого проекта. Числа показывают, как работает конвейер, и ничего не говорят о реальных людях.
notice-figure = смоделированные данные

## Числа
duration-hours = { $hours } ч { $minutes } мин
duration-minutes = { $minutes } мин
interval-exact = по Клопперу и Пирсону
interval-wilson = по Уилсону
interval-mid-p = mid-P
interval-bootstrap = по процентилям бутстрепа целых интервью
interval-chao = по Чао
definition-share-participants = Доля участников, у которых хотя бы один фрагмент получил код «{ $label }»
definition-count-participants = Участники, у которых хотя бы один фрагмент получил код «{ $label }»
definition-count-codings = Фрагменты с кодом «{ $label }»
definition-count-turns = Реплики, в которых хотя бы один фрагмент получил код «{ $label }»

## Документы
abstract = Аннотация
keywords = Ключевые слова:
references-title = Литература
reference-figure = рис. { $number }
reference-table = табл. { $number }
caption-figure = Рисунок { $number }.
caption-table = Таблица { $number }.
derivations-title = Откуда взяты числа
derivations-intro = Каждое число текста в порядке первого упоминания: определение, способ подсчёта и интервью, на которых оно основано.
derivations-audit = Строки и цитаты
fact-share = { $count } из { $total }
fact-interval = Интервал уровня { $level } ({ $method }): { $interval }
fact-range = Размах по кодировщикам, по правилам и без каждого интервью: { $range } (от «{ $low }» до «{ $high }»)
fact-interviews = Интервью: { $interviews }
fact-source = Источник: { $source }
fact-setting = Задано в config.yaml: { $setting }
audit-link = Проверка чисел
fact-total = Всего в расчёте: { $total }
fact-rows = Учтено строк: { $count } ({ $table })
derivation-claims-title = На чём держатся утверждения
derivation-claims-intro = Каждое утверждение текста в порядке первого упоминания: формулировка, проверка по кодированиям и то, что станет с выводом у каждого кодировщика, по каждому правилу и без каждого участника.
derivation-supported = кодированиями подтверждается
derivation-not-supported = кодированиями не подтверждается
derivation-not-decidable = по кодированиям решить нельзя
claim-range = { $kind ->
    [rank] Место { $range }
   *[share] Доля { $range }
  } по кодировщикам, по правилам и без каждого участника
claim-turned = Вывод меняется: { $ways }
contents = Содержание
skip-link = К тексту
peek-close = Закрыть
peek-more = В приложении
peek-label = Откуда это

## Цитаты
quote-simulated = { $participant }, смоделированное интервью
quote-original = { $language ->
    [und] Оригинал
   *[other] Оригинал ({ $language })
  }

## Начало документа
udc-label = УДК
authors-none = Авторы и место их работы ещё не указаны.

## Контрольный список COREQ
coreq-title = Контрольный список COREQ
coreq-intro = Что контрольный список COREQ{ $citation } требует от статьи об интервью, пункт за пунктом. Всё, что можно сосчитать, вычислено по данным, как и числа в тексте; на остальное отвечают авторы.
coreq-domain-1 = Исследовательская группа и рефлексия
coreq-domain-2 = Дизайн исследования
coreq-domain-3 = Анализ и результаты
coreq-item-1 = Кто проводил интервью
coreq-item-2 = Квалификация интервьюера
coreq-item-3 = Род занятий интервьюера в то время
coreq-item-4 = Пол интервьюера
coreq-item-5 = Опыт и подготовка интервьюера
coreq-item-6 = Знакомство с участниками до исследования
coreq-item-7 = Что участники знали об интервьюере
coreq-item-8 = Установки и интересы интервьюера
coreq-item-9 = Методология и теория
coreq-item-10 = Как отбирали участников
coreq-item-11 = Как обращались к участникам
coreq-item-12 = Число участников
coreq-item-13 = Отказы и выбывшие
coreq-item-14 = Обстановка интервью
coreq-item-15 = Присутствие посторонних
coreq-item-16 = Описание выборки
coreq-item-17 = Путеводитель интервью
coreq-item-18 = Повторные интервью
coreq-item-19 = Аудио- или видеозапись
coreq-item-20 = Полевые заметки
coreq-item-21 = Длительность интервью
coreq-item-22 = Насыщение
coreq-item-23 = Показывали ли участникам расшифровки
coreq-item-24 = Число кодировщиков
coreq-item-25 = Дерево кодов
coreq-item-26 = Откуда взяты темы
coreq-item-27 = Программы
coreq-item-28 = Показывали ли участникам результаты
coreq-item-29 = Цитаты
coreq-item-30 = Соответствие выводов данным
coreq-item-31 = Основные темы
coreq-item-32 = Второстепенные темы и особые случаи
coreq-authors = Должны указать авторы.
coreq-simulated = К смоделированному корпусу неприменимо.
coreq-see = См.:
coreq-answer-sample = Участников: `num:{ $participants }`; интервью: `num:{ $interviews }`.
coreq-answer-guide = Путеводитель интервью приложен к данным: { $file }.
coreq-answer-no-repeats = Ни с кем из участников интервью не повторяли.
coreq-answer-repeats = Были повторные интервью.
coreq-answer-duration = Там, где в расшифровках есть метки времени: всего `num:{ $duration }`, медиана `num:{ $duration_median }`.
coreq-answer-saturation = Кодов, встретившихся в корпусе: `num:{ $codes_observed }`; в большем таком же корпусе, по оценке Чао, их было бы `num:{ $codes_expected }` (`num:{ $codes_expected_ci }`).
coreq-answer-coders = Кодировщиков: `num:{ $coders }`.
coreq-answer-tree = Дерево кодов и закодированные фрагменты показаны на странице «[{ $page }]({ $target })».
coreq-answer-software = Talap под управлением Snakemake; все пакеты с их версиями перечислены на странице «[{ $page }]({ $target })».
coreq-answer-quotations = Фрагментов, приведённых по кодировке, а значит, и по участнику: { $count }.

## Рисунки и таблицы
figure-codes = Участники по кодам
figure-presence = Коды по участникам
axis-share-interval = Доля участников с интервалом; справа — их число
axis-dot-area = Площадь точки растёт с числом закодированных фрагментов
column-label = Код
column-participants = Участники
column-share = Доля
column-interval = Интервал
column-codings = Фрагменты
column-words = Слова
column-participant = Участник
column-interview = Интервью
figure-agreement = Согласие кодировщиков по кодам
figure-groups = Коды по группам участников
figure-cooccurrence = Коды в одной реплике
figure-accumulation = Накопление кодов по интервью
figure-empty = Для этого рисунка нет данных
axis-agreement = Альфа Криппендорфа: точка с интервалом — по репликам, ромб — по границам в тексте; справа — значение по репликам
agreement-overall = Все коды
axis-group-share = Доля участников группы
axis-cooccurrence = Площадь точки растёт с числом реплик с обоими кодами; сплошная — чаще ожидаемого, полая — не чаще
axis-interviews = Интервью
axis-codes-found = Найдено кодов
accumulation-expected = среднее по всем порядкам, ± 1 стандартное отклонение
accumulation-observed = в порядке интервью
accumulation-chao = Chao2: { $value }
accumulation-base = база
accumulation-run = серия почти без новых кодов

## Проверка
audit-title = Проверка
audit-intro = Каждое число статьи, строки, которые оно считает, и то, что в этих строках сказано.
audit-numbers = Числа
audit-codes = Коды и фрагменты
audit-interviews = Интервью
audit-files = Файлы и их хеши
audit-notebook = Блокнот
audit-value = Значение
audit-rule = Правило
audit-evidence = Основание
audit-rows = строк из { $table }: { $count }
audit-turn = реплика { $turn }
audit-coders = кодировал: { $coders }
audit-file = Файл
audit-kind = Вид
audit-key = Ключ
audit-definition = Определение
audit-bytes = Байты
audit-kind-input = вход
audit-kind-source = исходный код
audit-kind-result = результат
audit-format = Формат
audit-turns = Реплики
audit-duration = Длительность
audit-edits = Правки
audit-all-numbers = Все числа
audit-rules = Правила очистки
audit-rule-name = Правило
audit-count = Число
audit-more = Ещё строк: { $count }

## Как получены число и утверждение
fact-from-to = От { $low } до { $high }
fact-spread = От { $low } до { $high }; стандартное отклонение { $sd }
world-reported = как в статье
world-coder = один кодировщик { $who }
world-rule = правило: { $rule }
world-without = без { $who }
consensus-union = хотя бы один кодировщик
consensus-intersection = все кодировщики
consensus-majority = большинство кодировщиков
verdict-supported = Подтверждается
verdict-not-supported = Не подтверждается
verdict-not-decidable = При таком числе интервью решить нельзя
test-share = Доля участников: { $where }
test-share-among = Доля участников: { $where }; среди кого: { $among }
test-rank = Место по числу участников: { $where }
test-rank-among = Место по числу участников: { $where }; среди кого: { $among }
test-code = с кодом «{ $labels }»
test-no-code = без кода «{ $labels }»
test-place = место { $place }
threshold-rank = место ≤ { $place } из { $total }

## Проверка: другие страницы
audit-skip = К содержанию
audit-claims = Утверждения
audit-agreement = Согласие кодировщиков
audit-context = Опубликованные данные
audit-pipeline = Правила и среда
audit-no-value = нет
audit-quote = «{ $text }»
audit-denominator = Знаменатель
audit-why = То же в терминале, в папке исследования:
audit-verdicts = Утверждения: подтверждается — { $supported }, не подтверждается — { $not }, решить нельзя — { $open }.
claims-intro = Утверждение статьи разложено на проверки. Каждая проводится по согласованному кодированию, по каждому кодировщику отдельно, по каждому другому правилу согласования и без каждого участника. Если проверка выполняется во всех случаях, утверждение подтверждается; если ни в одном — не подтверждается; если хоть один случай меняет исход, решить нельзя.
claims-claim = Утверждение
claims-quantifier = Сколько, словами статьи
claims-verdict = Вывод
claims-threshold = Порог
claims-range = Размах
claims-worlds = рассмотрено случаев: { $count }
claims-turned = Что меняет исход
claims-nothing-turns = ничто из рассмотренного
claims-places = Места по согласованному кодированию
agreement-simulated = Кодировщики смоделированы, как и интервью: страница показывает, как измеряется согласие, и ничего не говорит о том, насколько согласны были бы люди.
agreement-intro = В квадратных скобках — интервал уровня { $level }: повторно отбираются целые интервью, так как коды внутри одного интервью не независимы. При малом числе интервью он широк и накрывает истину реже, чем заявлено. В круглых скобках — число выборок без значения: в интервал они не входят.
agreement-none = Ни одно интервью не кодировали двое: измерять согласие не на чем.
agreement-unit-interview = По интервью: есть ли в нём код вообще
agreement-unit-turn = По репликам участника
agreement-unit-text = По тексту: те же самые знаки
agreement-design = Кодировщиков: { $coders }; интервью: { $interviews }; единиц: { $units }.
agreement-prevalence = Доля решений с кодом
agreement-percent = Процент совпадений
agreement-cohen = κ Коэна
agreement-fleiss = κ Флейсса
agreement-krippendorff = α Криппендорфа
agreement-gwet = AC1 Гвета
agreement-unitizing = α Криппендорфа по границам
lexicon-title = Словарный кодировщик
lexicon-intro = Образцы кодовой книги — ещё один кодировщик; с кодами людей они не смешиваются. Точность — какую долю найденного им подтверждает согласованное кодирование; полнота — какую долю согласованного кодирования он находит. В квадратных скобках — интервал уровня { $level }.
lexicon-unit-turn = По репликам участника
lexicon-unit-participant = По участникам
lexicon-given = По словарю
lexicon-consensus = По согласованию
lexicon-both = По обоим
lexicon-precision = Точность
lexicon-recall = Полнота
lexicon-f1 = F1
context-intro = Константы из публикаций; по интервью они не вычисляются.
context-signs = ≈ около; > больше: так, как сказано в источнике.
context-unit = Единица
context-source = Источник
context-fit = Как они согласуются
context-fit-intro = Вычислено, что следует из одних чисел, и сопоставлено с тем, что названо. Ничего не исправлено: объяснить несходство остаётся авторам. Если в источнике стоит «около», указано, какой наименьший допуск должно означать это слово, но не более { $widest } значения.
context-no-checks = Исследование не задало проверок опубликованных данных (config/context_checks.yaml).
context-implied = Следует
context-stated = Названо
context-relation = Следующее должно быть
fit-equal = равно названному
fit-at-most = не больше названного
fit-at-least = не меньше названного
fit-fits = Согласуется
fit-fits-if-about = В напечатанном виде не согласуется; согласовалось бы, если «около» допускает ± { $about }
fit-does-not-fit = Не согласуется
fit-implied = Сопоставить не с чем
pipeline-intro = Каждое правило в том порядке, в каком оно объявлено, с тем, что оно читает и пишет. { "{" }language{ "}" } и { "{" }batch{ "}" } стоят вместо каждого языка и каждой порции.
pipeline-after = После
pipeline-reads = Читает
pipeline-writes = Пишет
pipeline-by-wildcard = файлы, зависящие от подстановки
pipeline-environment = Среда
pipeline-lock = Пакетов в requirements.lock: { $count }; каждый закреплён хешем.
pipeline-package = Пакет
pipeline-version = Версия
pipeline-needed-by = Кому нужен
pipeline-where = Только где

## Черновики
draft-notice = ЧЕРНОВИК
draft-label = Состояние черновика
draft-current = Числа, таблицы и рисунки взяты из последней сборки. С тех пор ничего из того, на чём они основаны, не изменилось.
draft-changed = Числа, таблицы и рисунки взяты из последней сборки и могли устареть. С тех пор изменились:
draft-unfinished-changed = Сборка не завершена, числа, таблицы и рисунки могли устареть. После них изменились:
draft-unfinished-current = Сборка не завершена. С тех пор как получены числа, таблицы и рисунки, ничего из того, на чём они основаны, не изменилось.
draft-problems = Исправить: { $count }
draft-no-problems = Исправлять нечего
draft-problem = замечание { $number }
draft-original = Оригинал: каким его переводили и какой он сейчас
draft-original-before = Переводили:
draft-original-now = Сейчас:
