# Labels that Talap prints in English. A study may override any of them in manuscript/locales/en.ftl.

language-name = English
languages = Languages

## Simulated data
notice-page = SIMULATED DATA: written for this project, not from real people
notice-document = The interviews behind this document are simulated: they were written for this project. Its numbers show how the pipeline works and say nothing about real people.
notice-figure = simulated data

## Numbers
duration-hours = { $hours } h { $minutes } min
duration-minutes = { $minutes } min
interval-exact = Clopper–Pearson
interval-wilson = Wilson
interval-mid-p = mid-P
interval-bootstrap = percentile bootstrap over whole interviews
interval-chao = Chao
definition-share-participants = Share of participants with at least one passage coded “{ $label }”
definition-count-participants = Participants with at least one passage coded “{ $label }”
definition-count-codings = Passages coded “{ $label }”
definition-count-turns = Turns with at least one passage coded “{ $label }”

## Documents
abstract = Abstract
keywords = Keywords:
references-title = References
reference-figure = Figure { $number }
reference-table = Table { $number }
caption-figure = Figure { $number }.
caption-table = Table { $number }.
derivations-title = Where the numbers come from
derivations-intro = Each number of the text, in order of first mention: its definition, how it was counted, and the interviews behind it.
derivations-audit = Rows and quotations
fact-share = { $count } of { $total }
fact-interval = { $level } interval ({ $method }): { $interval }
fact-range = Range over coders, rules and interviews left out: { $range } ({ $low } to { $high })
fact-interviews = Interviews: { $interviews }
fact-source = Source: { $source }
fact-setting = Set in config.yaml: { $setting }
audit-link = Audit of the numbers
fact-total = Over { $total }
fact-rows = Rows counted: { $count } ({ $table })
derivation-claims-title = What the claims rest on
derivation-claims-intro = Each claim of the text, in order of first mention: its wording, its test on the codings, and how the outcome fares by each coder, by each rule and without each participant.
derivation-supported = supported by the codings
derivation-not-supported = not supported by the codings
derivation-not-decidable = not decidable from the codings
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

## Quotations
quote-simulated = { $participant }, simulated interview
quote-original = { $language ->
    [und] Original
   *[other] Original ({ $language })
  }

## Head of a document
udc-label = UDC
authors-none = The authors and their affiliations are still to be named.

## COREQ checklist
coreq-title = COREQ checklist
coreq-intro = What the COREQ checklist{ $citation } asks of a report on interviews, item by item. What can be counted is counted from the data, as the numbers of the text are; the rest is for the authors to answer.
coreq-domain-1 = Research team and reflexivity
coreq-domain-2 = Study design
coreq-domain-3 = Analysis and findings
coreq-item-1 = Interviewer
coreq-item-2 = Interviewer’s qualifications
coreq-item-3 = Interviewer’s occupation at the time
coreq-item-4 = Interviewer’s gender
coreq-item-5 = Interviewer’s experience and training
coreq-item-6 = Acquaintance with the participants before the study
coreq-item-7 = What the participants knew of the interviewer
coreq-item-8 = Interviewer’s assumptions and interests
coreq-item-9 = Methodology and theory
coreq-item-10 = How participants were selected
coreq-item-11 = How participants were approached
coreq-item-12 = Number of participants
coreq-item-13 = Refusals and withdrawals
coreq-item-14 = Setting of the interviews
coreq-item-15 = Presence of other people
coreq-item-16 = Description of the sample
coreq-item-17 = Interview guide
coreq-item-18 = Repeat interviews
coreq-item-19 = Sound or video recording
coreq-item-20 = Field notes
coreq-item-21 = Length of the interviews
coreq-item-22 = Saturation
coreq-item-23 = Transcripts shown to the participants
coreq-item-24 = Number of coders
coreq-item-25 = Coding tree
coreq-item-26 = Where the themes come from
coreq-item-27 = Software
coreq-item-28 = Findings shown to the participants
coreq-item-29 = Quotations
coreq-item-30 = Agreement of data and findings
coreq-item-31 = Main themes
coreq-item-32 = Minor themes and special cases
coreq-authors = For the authors to supply.
coreq-simulated = Has no meaning in a simulated corpus.
coreq-see = See:
coreq-answer-sample = Participants: `num:{ $participants }`; interviews: `num:{ $interviews }`.
coreq-answer-guide = The interview guide comes with the data: { $file }.
coreq-answer-no-repeats = Interviews were not repeated.
coreq-answer-repeats = There were repeat interviews.
coreq-answer-duration = Where transcripts carry time stamps, `num:{ $duration }` in all; median `num:{ $duration_median }`.
coreq-answer-saturation = Codes that occur in the corpus: `num:{ $codes_observed }`; expected in a larger corpus of the same kind by Chao’s estimator: `num:{ $codes_expected }` (`num:{ $codes_expected_ci }`).
coreq-answer-coders = Coders: `num:{ $coders }`.
coreq-answer-tree = The tree of codes and what was coded with each are on the page “[{ $page }]({ $target })”.
coreq-answer-software = Talap, run by Snakemake; each package with its version is on the page “[{ $page }]({ $target })”.
coreq-answer-quotations = Passages quoted by their coding, and so by participant: { $count }.

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

## How a number or claim came to be
fact-from-to = From { $low } to { $high }
fact-spread = From { $low } to { $high }; standard deviation { $sd }
world-reported = as reported
world-coder = coder { $who } alone
world-rule = rule: { $rule }
world-without = without { $who }
consensus-union = any coder
consensus-intersection = all coders
consensus-majority = most coders
verdict-supported = Supported
verdict-not-supported = Not supported
verdict-not-decidable = Not decidable with so few interviews
test-share = Share of participants: { $where }
test-share-among = Share of participants: { $where }; among: { $among }
test-rank = Place by participants: { $where }
test-rank-among = Place by participants: { $where }; among: { $among }
test-code = with the code “{ $labels }”
test-no-code = without the code “{ $labels }”
test-place = place { $place }
threshold-rank = place ≤ { $place } of { $total }

## Audit, further pages
audit-skip = Skip to content
audit-claims = Claims
audit-agreement = Agreement of the coders
audit-context = Published figures
audit-pipeline = Rules and environment
audit-no-value = none
audit-quote = “{ $text }”
audit-denominator = Denominator
audit-why = The same in a terminal, in the study’s folder:
audit-verdicts = Claims: { $supported } supported, { $not } not supported, { $open } not decidable.
claims-intro = A claim of the article is taken apart into tests. Each test is made with the consensus as reported, by each coder alone, by each other consensus rule and without each participant. If it holds in all of these, it is supported; if in none, it is not; if any of them turns it, it is not decidable.
claims-claim = Claim
claims-quantifier = The article’s word for how many
claims-verdict = Verdict
claims-threshold = Threshold
claims-range = Range
claims-worlds = ways of looking: { $count }
claims-turned = What turns it
claims-nothing-turns = none of them
claims-places = Places as reported
agreement-simulated = The coders are simulated, as the interviews are: this page shows how agreement is measured and says nothing about how far people would agree.
agreement-intro = In square brackets, the { $level } interval: whole interviews are resampled, since codings within one are not independent. With few interviews it is wide, and covers less often than it says. In round brackets: resamples without a value, left out of it.
agreement-none = No interview was coded by two coders: there is no agreement to measure.
agreement-unit-interview = By interview: is the code in it at all?
agreement-unit-turn = By turn of the participant
agreement-unit-text = By the text: the same characters
agreement-design = Coders: { $coders }; interviews: { $interviews }; units: { $units }.
agreement-prevalence = Judgements with the code
agreement-percent = Per cent agreement
agreement-cohen = Cohen’s κ
agreement-fleiss = Fleiss’ κ
agreement-krippendorff = Krippendorff’s α
agreement-gwet = Gwet’s AC1
agreement-unitizing = Krippendorff’s α, unitizing
lexicon-title = Lexicon coder
lexicon-intro = The codebook’s patterns are one more coder, never mixed into the human codings. Its precision is the share of what it gives that the consensus gives too; its recall, the share of the consensus that it gives. In square brackets, the { $level } interval.
lexicon-unit-turn = By turn of the participant
lexicon-unit-participant = By participant
lexicon-given = By the lexicon
lexicon-consensus = By the consensus
lexicon-both = By both
lexicon-precision = Precision
lexicon-recall = Recall
lexicon-f1 = F1
context-intro = Constants taken from publications, never computed from the interviews.
context-signs = ≈ about; > more than: as the source puts it.
context-unit = Unit
context-source = Source
context-fit = How they fit together
context-fit-intro = What some figures imply is computed and compared with what is stated. Nothing is mended: what does not fit is left for the authors to explain. Where a figure is “about” so much, the least is given that “about” would have to allow for, up to { $widest } of the value.
context-no-checks = The study states no checks of its published figures (config/context_checks.yaml).
context-implied = Implied
context-stated = Stated
context-relation = The implied should be
fit-equal = equal to the stated
fit-at-most = at most the stated
fit-at-least = at least the stated
fit-fits = Fits
fit-fits-if-about = Does not fit as printed; would fit if “about” allowed for ± { $about }
fit-does-not-fit = Does not fit
fit-implied = Nothing stated to compare with
pipeline-intro = Each rule in the order in which it is declared, with what it reads and writes. { "{" }language{ "}" } and { "{" }batch{ "}" } stand for each language and batch.
pipeline-after = After
pipeline-reads = Reads
pipeline-writes = Writes
pipeline-by-wildcard = files that depend on the wildcard
pipeline-environment = Environment
pipeline-lock = requirements.lock fixes { $count } packages, each by its hash.
pipeline-package = Package
pipeline-version = Version
pipeline-needed-by = Needed by
pipeline-where = Only where

## Drafts
draft-notice = DRAFT
draft-label = State of this draft
draft-current = Numbers, tables and figures are those of the last build. Nothing that they are made from has changed since.
draft-changed = Numbers, tables and figures are those of the last build. What has changed since, so that they may be out of date:
draft-unfinished-changed = The build is not finished, and numbers, tables and figures may be out of date. Changed after they were made:
draft-unfinished-current = The build is not finished. Nothing that numbers, tables and figures are made from has changed since they were made.
draft-problems = Problems to mend: { $count }
draft-no-problems = Nothing to mend
draft-problem = problem { $number }
draft-original = The original, as translated and now
draft-original-before = As translated:
draft-original-now = Now:
