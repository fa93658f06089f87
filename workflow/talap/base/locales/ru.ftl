# Надписи, которые Talap печатает по-русски. Исследование может заменить любую в manuscript/locales/ru.ftl.

language-name = Русский
languages = Языки

## Модельные данные
notice-page = СМОДЕЛИРОВАННЫЕ ДАННЫЕ: написаны для этого проекта, за ними нет реальных людей
notice-document = Интервью, на которых основан этот документ, смоделированы: они написаны для этого проекта. Числа показывают, как работает конвейер, и ничего не говорят о реальных людях.
notice-figure = смоделированные данные

## Числа
duration-hours = { $hours } ч { $minutes } мин
duration-minutes = { $minutes } мин
interval-exact = Клоппера — Пирсона
interval-wilson = Уилсона
interval-mid-p = mid-P
interval-bootstrap = бутстреп-процентиль по интервью
interval-chao = Чао
definition-share-participants = Доля участников, у которых хотя бы один фрагмент получил код «{ $label }»
definition-count-participants = Участники, у которых хотя бы один фрагмент получил код «{ $label }»
definition-count-codings = Фрагменты с кодом «{ $label }»
definition-count-turns = Реплики, в которых хотя бы один фрагмент получил код «{ $label }»

## Документы
abstract = Аннотация
keywords = Ключевые слова:
references-title = Литература
reference-figure = рис. { $number }
reference-table = табл. { $number }
caption-figure = Рисунок { $number }.
caption-table = Таблица { $number }.
derivations-title = Откуда взяты числа
derivations-intro = Каждое число текста в порядке первого упоминания: определение, способ подсчёта и интервью, на которых оно основано.
derivations-audit = Строки и цитаты
fact-share = { $count } из { $total }
fact-interval = { $level }-й интервал { $method }: { $interval }
fact-range = Размах по кодировщикам, правилам и без каждого интервью: { $range } (от «{ $low }» до «{ $high }»)
fact-interviews = Интервью: { $interviews }
fact-source = Источник: { $source }
fact-setting = Задано в config.yaml: { $setting }
audit-link = Проверка чисел
fact-total = По { $total }
fact-rows = Учтено строк: { $count } ({ $table })
world-as-reported = как в тексте
world-without = без { $which }
world-coder = только кодировщик { $which }
world-rule = правило { $which }
claims-title = На чём держатся утверждения
claims-intro = Каждое утверждение текста в порядке первого упоминания: формулировка, проверка по кодировкам и то, что станет с выводом у каждого кодировщика, по каждому правилу и без каждого участника.
verdict-supported = кодировками подтверждается
verdict-not-supported = кодировками не подтверждается
verdict-not-decidable = по кодировкам не решается
claim-range = { $kind ->
    [rank] Ранг { $range }
   *[share] Доля { $range }
  } по кодировщикам, правилам и без каждого участника
claim-turned = Вывод меняется: { $ways }
contents = Содержание
skip-link = К тексту
peek-close = Закрыть
peek-more = В приложении
peek-label = Откуда это

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
