"""What is told of some choices of places, written out: keys of the address -> sentences."""

BORDERS = {
    "Ålesund": [
        "I 2018 lå dagens Ålesund i kommunene Ålesund, Skodje, Ørskog og Sandøy. De har hvert sitt "
        "resultat, og vi regner ikke ut noe felles tall for dem.",
        "I 2022 og 2023 hørte Haram også til Ålesund (1507). Svarene gjaldt hele den daværende "
        "kommunen.",
    ],
    "Stavanger": [
        "I 2018 lå dagens Stavanger i kommunene Stavanger, Rennesøy og Finnøy. De har hvert sitt "
        "resultat, og vi regner ikke ut noe felles tall for dem.",
    ],
}


SENTENCES = {
    "0301,1151": [
        "For digital prioritering har Oslo grad 4 («høy») og Utsira grad 1 («lav») (2022). Det er "
        "flere trinn mellom dem. I landet har 143 og 77 av 354 kommuner de gradene, i samme "
        "rekkefølge.",
        "For digital kompetanse er Oslo i kategorien «egne ansatte, problemer med å rekruttere» og "
        "Utsira i kategorien «eksterne, ikke forsøkt å rekruttere» (2022). I landet er 65 og 99 av "
        "354 kommuner i de kategoriene, i samme rekkefølge.",
        "For digital aktivitet har Oslo grad 4 («høy») og Utsira grad 1 («lav») (2022). Det er "
        "flere trinn mellom dem. I landet har 124 og 84 av 354 kommuner de gradene, i samme "
        "rekkefølge.",
        "Oslo har 11 av 15 områder med skytjenester, Utsira 0 (2022, n = 354).",
        "Oslo har 10 av 10 områder som IKT-prosjektene skal endre, Utsira 5 (2022, n = 354).",
        "Oslo har 8 av 8 innkjøpsaktiviteter som gjøres digitalt, Utsira 5 (2022, n = 354).",
        "Oslo har en IKT-strategi, mens Utsira ikke har noen IKT-strategi (2023; 298 av 355 "
        "kommuner i landet svarte ja).",
        "Oslo har forsøkt å rekruttere IKT-spesialister, mens Utsira ikke har forsøkt å rekruttere "
        "IKT-spesialister (2023; 197 av 355 kommuner i landet svarte ja).",
    ],
    # two patterns, not two steps; a step and a pattern: nothing of steps
    "4629,5626": [
        "For digital prioritering har Modalen grad 0 («ingen») og Gamvik grad 2 («mest strategi») "
        "(2022). I landet har 7 og 45 av 354 kommuner de gradene, i samme rekkefølge.",
        "Begge er i kategorien «eksterne, ikke forsøkt å rekruttere» for digital kompetanse "
        "(2022). Det er 99 av 354 kommuner i landet.",
        "For digital aktivitet har Modalen grad 2 («mest bruk») og Gamvik grad 3 («mest tilbud») "
        "(2022). Mest av det ene og mest av det andre er to mønstre, ikke to trinn. I landet har "
        "107 og 35 av 354 kommuner de gradene, i samme rekkefølge.",
        "Gamvik har 7 av 12 IKT-funksjoner som egne ansatte tar seg av, Modalen 0 (2022, n = 354).",
        "Modalen har 7 av 8 innkjøpsaktiviteter som gjøres digitalt, Gamvik 4 (2022, n = 354).",
        "Gamvik har 6 av 14 poeng for digitale tjenester, Modalen 2 (2022, n = 354).",
        "Gamvik har en IKT-strategi, mens Modalen ikke har noen IKT-strategi (2023; 298 av 355 "
        "kommuner i landet svarte ja).",
        "Gamvik har startet eller planlagt IKT-prosjekter, mens Modalen verken har startet eller "
        "planlagt IKT-prosjekter (2022; 334 av 354 kommuner i landet svarte ja).",
    ],
    "5632,3124": [  # one step, and the same
        "For digital prioritering har Båtsfjord grad 0 («ingen») og Aremark grad 1 («lav») (2022). "
        "Det er ett trinn mellom dem. I landet har 7 og 77 av 354 kommuner de gradene, i samme "
        "rekkefølge.",
        "For digital kompetanse er Båtsfjord i kategorien «egne ansatte, ikke forsøkt å "
        "rekruttere» og Aremark i kategorien «eksterne, ikke forsøkt å rekruttere» (2022). I "
        "landet er 100 og 99 av 354 kommuner i de kategoriene, i samme rekkefølge.",
        "Begge har grad 1 («lav») for digital aktivitet (2022). Det har 84 av 354 kommuner i "
        "landet.",
        "Båtsfjord har 10 av 12 IKT-funksjoner som egne ansatte tar seg av, Aremark 5 (2022, "
        "n = 354).",
        "Aremark har forsøkt å rekruttere IKT-spesialister, mens Båtsfjord ikke har forsøkt å "
        "rekruttere IKT-spesialister (2023; 197 av 355 kommuner i landet svarte ja).",
    ],
    "0301,1103,4601": [  # three, in the order they were chosen
        "For digital prioritering har Oslo og Bergen grad 4 («høy») og Stavanger grad 2 («mest "
        "strategi») (2022). I landet har 143 og 45 av 354 kommuner de gradene, i samme "
        "rekkefølge.",
        "For digital kompetanse er Oslo i kategorien «egne ansatte, problemer med å rekruttere» og "
        "Stavanger og Bergen i kategorien «egne ansatte, rekruttert uten problemer» (2022). I "
        "landet er 65 og 43 av 354 kommuner i de kategoriene, i samme rekkefølge.",
        "Alle tre har grad 4 («høy») for digital aktivitet (2022). Det har 124 av 354 kommuner i "
        "landet.",
        "Oslo og Bergen har flest områder som IKT-prosjektene skal endre: 10 av 10. Færrest har "
        "Stavanger: 6 (2022, n = 354).",
        "Bergen har flest poeng for digitale tjenester: 10 av 14. Færrest har Oslo og Stavanger: 6 "
        "(2022, n = 354).",
        "Bergen har flest områder i IKT-strategien: 13 av 13. Færrest har Stavanger: 10 (2023, "
        "n = 355).",
        "Bergen hadde problemer med å rekruttere IKT-spesialister, mens Oslo og Stavanger ikke "
        "hadde problemer med å rekruttere IKT-spesialister (2023; 142 av 197 kommuner i landet "
        "svarte ja).",
        *BORDERS["Stavanger"],
    ],
    "0301,f:46,l": [  # one municipality against groups
        "Samme grad som Oslo for digital prioritering har 19 av 43 kommuner i Vestland og 143 av "
        "354 kommuner i landet (2022).",
        "I samme kategori som Oslo for digital kompetanse er 6 av 43 kommuner i Vestland og 65 av "
        "354 kommuner i landet (2022).",
        "Samme grad som Oslo for digital aktivitet har 19 av 43 kommuner i Vestland og 124 av 354 "
        "kommuner i landet (2022).",
        "Oslo har 11 av 15 områder med skytjenester. Medianen er 6 i Vestland (n = 43) og 7 i "
        "landet (n = 354) (2022).",
        "Oslo har 10 av 10 områder som IKT-prosjektene skal endre. Medianen er 8 i Vestland "
        "(n = 43) og 7 i landet (n = 354) (2022).",
        "Oslo har 6 av 14 poeng for digitale tjenester. Medianen er 4 i Vestland (n = 43) og 3 i "
        "landet (n = 354) (2022).",
    ],
    "f:46,s:under_2000": [  # groups alone
        "Vanligst for digital prioritering er grad 4 («høy») i Vestland (19 av 43) og grad 3 "
        "(«mest prosjekter») blant kommuner med under 2 000 innbyggere (28 av 78) (2022).",
        "Vanligst for digital kompetanse er «egne ansatte, ikke forsøkt å rekruttere» i Vestland "
        "(14 av 43) og «eksterne, ikke forsøkt å rekruttere» blant kommuner med under 2 000 "
        "innbyggere (49 av 78) (2022).",
        "Vanligst for digital aktivitet er grad 4 («høy») i Vestland (19 av 43) og grad 1 («lav») "
        "blant kommuner med under 2 000 innbyggere (26 av 78) (2022).",
    ],
    # other borders, and no answer: neither is a low value
    "1508,3419": ["Våler (Innlandet) svarte ikke på undersøkelsen i 2022.", *BORDERS["Ålesund"]],
    "0301": ["Legg til ett sted til, så ser du hva som skiller dem."],
}
