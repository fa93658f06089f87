"""Subtitles and recognisers' output: WebVTT, SubRip, Whisper, noScribe, plain text."""

import json
from collections.abc import Callable

import pytest
from talap.base.errors import TalapError
from talap.clean.readers import cues, noscribe, srt, txt, vtt, whisper
from talap.clean.readers.encoding import Decoded
from talap.clean.source import Source

Row = tuple[str | None, str, float | None, float | None]


def rows(read: Callable[[Decoded, str], Source], text: str) -> list[Row]:
    source = read(Decoded(text, "utf-8"), "FILE")
    return [
        (b.speaker, source.text[b.start : b.end], b.time_start, b.time_end)
        for b in source.blocks
    ]


def kinds(read: Callable[[Decoded, str], Source], text: str) -> dict[str, int]:
    return {r.kind: r.count for r in read(Decoded(text, "utf-8"), "FILE").remarks}


ZOOM = """WEBVTT

1
00:00:01.000 --> 00:00:03.500
Айгерим Сапарова: Сәлем! Вот: начнём

2
00:00:03.500 --> 00:00:05,000
iPhone (Ерлан): Да &amp; нет

3
01:00:05.000 --> 01:00:06.000 align:start
Я сказала: нет
"""


def test_zoom():
    assert rows(vtt.read, ZOOM) == [
        ("Айгерим Сапарова", "Сәлем! Вот: начнём", 1.0, 3.5),
        ("iPhone (Ерлан)", "Да & нет", 3.5, 5.0),
        (None, "Я сказала: нет", 3605.0, 3606.0),
    ]


def test_no_prefix_is_taken_where_few_cues_have_one():
    text = "WEBVTT\n\n" + "\n\n".join(
        f"00:0{n}.000 --> 00:0{n}.900\n{line}"
        for n, line in enumerate(("Слушайте: я ехала", "одна", "и думала", "о доме"))
    )
    assert [row[:2] for row in rows(vtt.read, text)][0] == (None, "Слушайте: я ехала")


def test_teams():
    text = (
        "WEBVTT\n\nNOTE confidence\n\nid/1-0\n00:00:01.000 --> 00:00:02.000\n"
        "<v.loud Anna  K.>Hi <c.x>&amp; there</c> <00:00:01.500>you</v>\n"
        "<v Ерлан>Салем <смеётся></v>\n"
    )
    assert rows(vtt.read, text) == [
        ("Anna K.", "Hi & there you", 1.0, 2.0),
        ("Ерлан", "Салем <смеётся>", 1.0, 2.0),
    ]
    assert kinds(vtt.read, text) == {"note": 1}


def test_subrip():
    text = (
        "\ufeff1\r\n00:00:01,000 --> 00:00:02,000\r\n<i>Первая</i>\r\nстрока\r\n\r\n"
        "2\r\n00:00:02,000 --> 00:00:03,000\r\n1984\r\n"
    ).removeprefix("\ufeff")
    assert rows(srt.read, text) == [
        (None, "Первая\nстрока", 1.0, 2.0),
        (None, "1984", 2.0, 3.0),
    ]


def test_subrip_with_speakers():
    text = "".join(
        f"{n}\n00:00:0{n},000 --> 00:00:0{n},500\n[SPEAKER_0{n % 2}]: Да\n\n"
        for n in range(1, 5)
    )
    speakers = [row[0] for row in rows(srt.read, text)]
    assert speakers == ["SPEAKER_01", "SPEAKER_00"] * 2


@pytest.mark.parametrize(
    ("line", "start"),
    [
        ("00:01.000 --> 00:02.000", 1.0),
        ("1:00:01,5 --> 1:00:02", 3601.5),
        ("  00:00:01.000  -->  00:00:02.000 position:50%", 1.0),
        ("120:00:00.000 --> 120:00:01.000", 432000.0),
    ],
)
def test_timing(line: str, start: float):
    assert cues.read_timing(line, 1, "FILE").start == start


@pytest.mark.parametrize(
    "line", ["00:01 -> 00:02", "--> 00:02.000", "00:01.000 -->", "1 --> 2", "a:b --> c"]
)
def test_unreadable_timing_is_an_error(line: str):
    with pytest.raises(TalapError, match="line 7"):
        cues.read_timing(line, 7, "FILE")


@pytest.mark.parametrize(
    "document",
    [
        {"segments": [{"start": 0, "end": 1.5, "text": " Да"}], "text": " Да"},
        [{"start": 0, "end": 1.5, "text": "Да"}],
        {"transcription": [{"offsets": {"from": 0, "to": 1500}, "text": " Да"}]},
        {"text": "Да", "chunks": [{"timestamp": [0.0, 1.5], "text": "Да"}]},
    ],
)
def test_whisper(document: object):
    assert rows(whisper.read, json.dumps(document)) == [(None, "Да", 0.0, 1.5)]


def test_whisper_with_speakers_and_a_text_of_its_own():
    segments = [
        {"start": 2, "end": None, "text": "Да", "speaker": "SPEAKER_00"},
        {"start": 1, "end": 3, "text": "Нет", "speaker": None},
        {"start": 2, "end": 3, "text": "  "},
    ]
    text = json.dumps({"segments": segments, "text": "Да Нет Может"})
    assert rows(whisper.read, text) == [
        ("SPEAKER_00", "Да", 2.0, None),
        (None, "Нет", 1.0, 3.0),
    ]
    assert kinds(whisper.read, text) == {"overlap": 1, "whole text": 1}


NOSCRIBE = """<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.0//EN" "x.dtd">
<html ><head ><meta charset="UTF-8" /><style type="text/css" >p { a: b; }</style>
<meta name="audio_source" content="C:/Аудио/И>1.mp3" /></head>
<body ><p style="" >Интервью</p><p >Transcribed with noScribe<br />C:/Аудио</p><div >
<p ><a name="ts_0_1500_S00" ><span style="color: #1" >S00: </span>Сәлем &amp;</a><a
name="ts_1500_2500_S00" > начнём</a></p>
<p ><a name="ts_2500_4000_S01" >Ерлан: [00:00:02] Да</a><a name="ts_2500_4000_S01" >
вай</a> (правка)</p>
<p ><a name="ts_4000_5000_" >(5 секунд паузы)</a></p>
<p ><a name="ts_5000_6000_S01" >Ерлан: Скажу так: да</a></p>
</div></body></html>"""


def test_noscribe():
    assert rows(noscribe.read, NOSCRIBE) == [
        ("S00", "Сәлем &", 0.0, 1.5),
        ("S00", "начнём", 1.5, 2.5),
        ("Ерлан", "Да вай (правка)", 2.5, 4.0),
        (None, "(5 секунд паузы)", 4.0, 5.0),
        ("Ерлан", "Скажу так: да", 5.0, 6.0),
    ]
    assert kinds(noscribe.read, NOSCRIBE) == {"heading": 2, "time stamp": 1}


def test_plain_text_a_line_a_block():
    assert [row[1] for row in rows(txt.read, "И: Да\r\n\r\nР: Нет\rещё\n")] == [
        "И: Да",
        "Р: Нет",
        "ещё",
    ]


def test_wrapped_text_is_joined_to_paragraphs():
    text = (
        "И: Расскажите, пожалуйста, почему вы решили уехать\n"
        "учиться за границу, и что об этом говорили тогда в\n"
        "вашей семье и на работе.\n"
        "Р: Ну, сначала я вообще не думала об этом, но потом\n"
        "подруга показала мне программу, и мы вместе сели её\n"
        "читать.\n\n"
        "И: Понятно.\n"
    )
    found = [row[1] for row in rows(txt.read, text)]
    assert [block[:2] for block in found] == ["И:", "Р:", "И:"]
    assert "\n".join(found) == text.replace("\n\n", "\n").rstrip()
    assert kinds(txt.read, text) == {"wrapped": 1}
