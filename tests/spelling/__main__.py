"""Print each unknown word, where it stands, and the list's words that nothing uses."""

from __future__ import annotations

from spelling.dictionaries import reviewed, unknown, words_of
from spelling.texts import LANGUAGES, places, texts

if __name__ == "__main__":
    every = list(texts())
    for language in LANGUAGES:
        own = [text for text in every if text.language == language]
        words = {word for text in own for word in words_of(text.text)}
        for word in sorted(unknown(words, language)):
            print(f"{language}: {word}: {places(word, own)}")
        parts = [part.casefold() for word in words for part in (word, *word.split("-"))]
        for word in sorted(reviewed(language)):
            if not any(part.startswith(word) for part in parts):
                print(f"{language}.txt: nothing uses {word}")
