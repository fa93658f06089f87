# Labels that Talap prints in English. A study may override any of them in manuscript/locales/en.ftl.

language-name = English
languages = Languages

## Simulated data
notice-page = SIMULATED DATA: written for this project, not from real people
notice-document = The interviews behind this document are simulated: they were written for this project. Its numbers show how the pipeline works and say nothing about real people.
notice-figure = simulated data

## Numbers
duration-hours = { $hours } h { $minutes } min
duration-minutes = { $minutes } min
interval-exact = Clopper–Pearson
interval-wilson = Wilson
interval-mid-p = mid-P
interval-bootstrap = percentile bootstrap over interviews
interval-chao = Chao
definition-share-participants = Share of participants with at least one passage coded “{ $label }”
definition-count-participants = Participants with at least one passage coded “{ $label }”
definition-count-codings = Passages coded “{ $label }”
definition-count-turns = Turns with at least one passage coded “{ $label }”

## Documents
abstract = Abstract
keywords = Keywords:
references-title = References
reference-figure = Figure { $number }
reference-table = Table { $number }
caption-figure = Figure { $number }.
caption-table = Table { $number }.
derivations-title = Where the numbers come from
derivations-intro = Each number of the text, in order of first mention: its definition, how it was counted, and the interviews behind it.
derivations-audit = Rows and quotations
fact-share = { $count } of { $total }
fact-interval = { $level } { $method } interval: { $interval }
fact-range = Range over coders, rules and interviews left out: { $range } ({ $low } to { $high })
fact-interviews = Interviews: { $interviews }
fact-source = Source: { $source }
fact-setting = Set in config.yaml: { $setting }
audit-link = Audit of the numbers
fact-total = Over { $total }
fact-rows = Rows counted: { $count } ({ $table })
world-as-reported = as reported
world-without = without { $which }
world-coder = coder { $which } alone
world-rule = rule “{ $which }”
claims-title = What the claims rest on
claims-intro = Each claim of the text, in order of first mention: its wording, its test on the codings, and how the outcome fares by each coder, by each rule and without each participant.
verdict-supported = supported by the codings
verdict-not-supported = not supported by the codings
verdict-not-decidable = not decidable from the codings
claim-range = { $kind ->
    [rank] Rank { $range }
   *[share] Share { $range }
  } over coders, rules and participants left out
claim-turned = The outcome turns: { $ways }
contents = Contents
skip-link = To the text
peek-close = Close
peek-more = In the appendix
peek-label = Where this comes from

## Figures and tables
figure-codes = Participants per code
figure-presence = Codes by participant
axis-share-interval = Share of participants with the interval; on the right, their number
axis-dot-area = The area of a dot grows with the number of coded passages
column-label = Code
column-participants = Participants
column-share = Share
column-interval = Interval
column-codings = Passages
column-words = Words
column-participant = Participant
column-interview = Interview
figure-agreement = Agreement of the coders per code
figure-groups = Codes by group of participants
figure-cooccurrence = Codes in the same turn
figure-accumulation = Accumulation of codes over the interviews
figure-empty = No data for this figure
axis-agreement = Krippendorff’s alpha: dot with its interval, by turn; diamond, unitizing, by text; value by turn on the right
agreement-overall = All codes
axis-group-share = Share of the group’s participants
axis-cooccurrence = The area of a dot grows with the turns that have both codes; filled: more than expected, open: not more
axis-interviews = Interviews
axis-codes-found = Codes found
accumulation-expected = average over all orders, ± 1 SD
accumulation-observed = in the order of the interviews
accumulation-chao = Chao2: { $value }
accumulation-base = base
accumulation-run = run without new codes to speak of

## Audit
audit-title = Audit
audit-intro = Every number of the paper, the rows that it counts, and what those rows say.
audit-numbers = Numbers
audit-codes = Codes and passages
audit-interviews = Interviews
audit-files = Files and their hashes
audit-notebook = Notebook
audit-value = Value
audit-rule = Rule
audit-evidence = Evidence
audit-rows = { $count } rows of { $table }
audit-turn = turn { $turn }
audit-coders = coded by { $coders }
audit-file = File
audit-kind = Kind
audit-key = Key
audit-definition = Definition
audit-bytes = Bytes
audit-kind-input = input
audit-kind-source = source
audit-kind-result = result
audit-format = Format
audit-turns = Turns
audit-duration = Duration
audit-edits = Edits
audit-all-numbers = All numbers
audit-rules = Cleaning rules
audit-rule-name = Rule
audit-count = Count
audit-more = Further rows: { $count }
