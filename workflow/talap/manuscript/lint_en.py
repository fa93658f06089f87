"""English number words, quantifiers and idioms."""

from __future__ import annotations

from talap.manuscript.lint_words import Lexicon, Word, pattern

_UNITS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_SCALES = {
    "hundred": 100,
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
}
_ORDINALS = [
    "zeroth",
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
]


def _words() -> dict[str, Word]:
    words = {"nought": Word(0), "naught": Word(0), "fourty": Word(40)}
    words |= {word: Word(value) for value, word in enumerate(_UNITS)}
    for value, word in enumerate(_ORDINALS):
        words[word] = Word(value, ordinal=True)
        if value > 2:  # two fifths; "seconds" are time
            words[f"{word}s"] = Word(1 / value, share=True)
    for index, word in enumerate(_TENS, start=2):
        stem = word[:-1]
        words[word] = Word(10 * index)
        words[f"{stem}ieth"] = Word(10 * index, ordinal=True)
        words[f"{stem}ieths"] = Word(1 / (10 * index), share=True)
        words[f"{stem}ies"] = Word(None)  # in her twenties
    for word, value in _SCALES.items():
        words[word] = Word(value)
        words[f"{word}s"] = Word(None)  # hundreds of applications
        words[f"{word}th"] = Word(value, ordinal=True)
        words[f"{word}ths"] = Word(1 / value, share=True)
    words |= dict.fromkeys(("half", "halves"), Word(0.5, share=True))
    words |= {"dozen": Word(12), "dozens": Word(None), "umpteen": Word(None)}
    times = "twice thrice halved halving doubled doubling tripled tripling trebled"
    words |= dict.fromkeys(
        f"{times} trebling quadrupled quadrupling".split(), Word(None)
    )
    return words


_STEMS = "|".join([*_UNITS[2:], *_TENS, *_SCALES])

# People of whom a study reports.
_PARTICIPANTS = "(?:participants?|respondents?|interviewees?|informants?)"
_PEOPLE = (
    "(?:participants?|respondents?|interviewees?|informants?|students?|women|men|"
    "scholars|graduates|girls|boys|holders|undergraduates|postgraduates)"
)
_DO = (
    "(?:are|were|have|had|do|did|would|will|want|wanted|plan|planned|planning|fear|feared|"
    "name|named|agree|agreed|intend|intended|mention|mentioned|speak|spoke|say|said|"
    "report|reported|hope|hoped|feel|felt|think|thought|consider|considered|return)"
)
_ALMOST = "(?:almost|nearly|virtually|practically|hardly|scarcely|just about)"
_THE = "(?:the |these |those |our |my )?"

LEXICON = Lexicon(
    words=_words(),
    compounds=pattern(rf"(?:{_STEMS})-?fold", "manyfold"),
    percent=pattern("per ?cent", "per ?mille?"),
    joints=frozenset({"and", "a"}),
    idioms=pattern(
        "(?:^|(?<=[.!?;:] ))second(?=,)",  # Second, we describe the coding.
        "(?:^|(?<=[.!?;:] ))third(?=,)",  # Third, the table is read by row.
        "(?:^|(?<=[.!?;:] ))fourth(?=,)",  # Fourth, the limits are named.
        "(?:^|(?<=[.!?;:] ))fifth(?=,)",  # Fifth, the data are described.
        "second[- ]hand",  # She heard it second-hand.
        "second[- ]languages?",  # English was her second language.
        "second[- ]thoughts?",  # She had second thoughts about the contract.
        "second nature",  # Switching is second nature to her.
        "second to none",  # The laboratory is second to none.
        "second[- ]rate",  # a second-rate school
        "on second thought",  # On second thought he signed.
        "(?:in|for|wait|just) a second",  # It was over in a second.
        "(?:first|second)(?: or second)? half of",  # the second half of the interview
        "(?:first|second) half",  # Money lasted for the first half.
        # A third party paid.
        "third[- ](?:part(?:y|ies)|persons?|countr(?:y|ies)|world|sector)",
        "two[- ]way",  # two-way ties with home
        # Fear and pride are two sides of the same coin.
        "two sides of (?:the same|a) coin",
        "in two minds",  # She was in two minds about returning.
        "put two and two together",  # The parents put two and two together.
        "at sixes and sevens",  # The household was at sixes and sevens.
        "nine[- ]to[- ]five",  # A nine-to-five job did not appeal to him.
        "zero[- ]sum",  # the zero-sum view of migration
        "from zero",  # She started from zero.
        "(?:or|above|to|non)[- ]zero",  # Where a count is small or zero.
        "zero[- ]inflated",  # a zero-inflated model
        "half[- ]hearted(?:ly)?",  # a half-hearted answer
        "half[- ](?:brothers?|sisters?|siblings?)",  # Her half-brother pays.
        "half[- ]?way",  # They met half way.
        "better half",  # He misses his better half.
        "the other half",  # how the other half lives
        "seventh heaven",  # in seventh heaven
        "eleventh hour",  # The visa came at the eleventh hour.
        "(?:a|thanks a) million times",  # She had explained it a million times.
        "one in a million",  # He is one in a million.
        "sixth sense",  # a sixth sense for exams
        "five senses",  # open to the five senses
        "two[- ]faced",  # a two-faced answer
        "majority (?:vote|rule|decision|opinion)s?",  # Coders decide by majority vote.
        "age of majority",  # before the age of majority
        f"{_ALMOST} (?:everything|anything|everywhere|anywhere)",  # almost everything
        "half-(?:written|finished|read|open|closed|asleep)",  # a half-finished thesis
        "most of all",  # Most of all she missed her sister.
        "in the first place",  # In the first place, a code is a reading.
        "for the most part",  # For the most part the talk was easy.
        "(?:at|the|its|their|his|her|our|my|your|whose) (?:very )?most",  # at most
        # most recent studies
        "most (?:recent|important|likely|often|probably|notably)\\w*",
        "most times",  # as most times before
        "(?:among|of|from|across|between|than) all",  # the share among all students
        "in all(?= ?[.,;:)]|$)",  # The recordings last long in all.
        "in per ?cent",  # Shares are given in per cent.
        "per ?cent (?:sign|point)s?",  # the per cent sign
        "second[- ]order",  # a second-order code
    ),
    phrases=pattern(
        # ranked first
        "(?:ranks?|ranked|ranking|rated|placed|came|comes) (?:as )?first",
        "first (?:place|rank)(?! to)",  # Prestige takes first place.
        "number one",  # the number one reason
        "(?:a|one|the|last) quarter of",  # A quarter of the talk concerns money.
        "(?:a|one) quarter",  # One quarter were married.
        "quarters of",  # Three quarters of the men.
        "a (?:couple|handful|score) of",  # There were a couple of refusals.
        "scores of",  # We saw scores of cases.
        "(?:double|triple|treble|quadruple) the",  # double the number
    ),
    quantities=pattern(
        "(?:the |an? )?(?:\\w+ )?majority",  # The vast majority agreed.
        "an? (?:\\w+ )?minority",  # A minority agreed.
        # Almost all fear it.
        f"{_ALMOST} (?:all|every\\w*|any\\w*|none|nobody|no|no one)",
        "(?:everyone|everybody|nobody)(?!['’-])",  # Nobody spoke of regret.
        "no[- ]one(?!['’-])",  # No one agreed.
        f"all (?:of )?{_THE}(?:\\w+ )?{_PEOPLE}",  # All participants agree.
        "all of (?:them|us)",  # All of them agreed.
        f"(?:they|we|who) all {_DO}",  # They all agreed.
        f"all {_DO}",  # All agreed on this.
        "all but",  # All but a few left.
        f"every (?:\\w+ )?{_PEOPLE}",  # Every participant agreed.
        # It is told in every interview.
        f"in (?:all|every|each) (?:of )?{_THE}interviews?",
        f"not (?:one|a single) (?:\\w+ )?{_PEOPLE}",  # Not one participant asked.
        f"none of {_THE}(?:\\w+ )?(?:{_PEOPLE}|them|us)",  # None of the women named it.
        "none of the",  # None of the married women said so.
        f"none {_DO}",  # None agreed.
        # No participant named money.
        f"no (?:\\w+ )?(?:{_PARTICIPANTS}|student|woman|man)",
        # Many participants agree.
        f"(?:many|few|fewer|a few) (?:of )?{_THE}{_PARTICIPANTS}",
        "(?:many|few) of (?:them|us)",  # Few of them returned.
        "most of",  # Most of them want to return.
        # Most Kazakhstani students return.
        f"most (?:\\w+ )?(?:{_PEOPLE}|people|interviews)",
        f"most {_DO}",  # Most said that the family decides.
        # Most families agreed.
        r"most (?!perhaps|always|towards|besides)\w{3,}(?<!ou)(?<!s)(?<!u)(?<!i)s",
    ),
    roman_before=pattern(
        "(?:chapter|volume|vol\\.?|book|act|scene|phase|stage|type|class|grade|level|"
        "section|appendix|table|figure|war|article|cohort|wave|model|hypothesis|annex|tier|"
        "(?<!in )part)s?",
        "(?:charles|louis|henry|george|nicholas|peter|alexander|philip|pope \\w+)",
    ),
    roman_after=pattern("centur(?:y|ies)", "dynasty"),
)
