import type { FindingTexts } from '../../finding.ts'

/** What is found about codes, value sets and units. */
export const terminologyTexts: FindingTexts = {
  'code-not-in-value-set': {
    en: {
      message: 'No code here is in the value set {valueSet}, which is {strength}.',
      hint: 'Use one of its codes: {codes}.',
    },
    nb: {
      message: 'Ingen kode her er i verdisettet {valueSet}, som er bundet med styrken «{strength}».',
      hint: 'Bruk en av kodene i det: {codes}.',
    },
    nn: {
      message: 'Ingen kode her er i verdisettet {valueSet}, som er bunde med styrken «{strength}».',
      hint: 'Bruk ein av kodane i det: {codes}.',
    },
  },
  'code-missing': {
    en: {
      message: 'There is no code here, and the value set {valueSet} is {strength}.',
      hint: 'Add a code of the value set. A text or an extension alone does not stand in for it.',
    },
    nb: {
      message: 'Her er ingen kode, og verdisettet {valueSet} er bundet med styrken «{strength}».',
      hint: 'Legg til en kode fra verdisettet. En tekst eller en utvidelse alene kan ikke erstatte den.',
    },
    nn: {
      message: 'Her er ingen kode, og verdisettet {valueSet} er bunde med styrken «{strength}».',
      hint: 'Legg til ein kode frå verdisettet. Ein tekst eller ei utviding åleine kan ikkje erstatte han.',
    },
  },
  'code-unknown': {
    en: {
      message: 'The code system {system} has no such code.',
      hint: 'Check the spelling, upper and lower case, and that the code belongs to this system.',
    },
    nb: {
      message: 'Kodeverket {system} har ingen slik kode.',
      hint: 'Kontroller skrivemåten, store og små bokstaver, og at koden hører til dette kodeverket.',
    },
    nn: {
      message: 'Kodeverket {system} har ingen slik kode.',
      hint: 'Kontroller skrivemåten, store og små bokstavar, og at koden høyrer til dette kodeverket.',
    },
  },
  'code-malformed': {
    en: {
      message: 'This cannot be a code of {system}: the code breaks the form or the check digit of that system.',
      hint: 'Check the code for typing errors. In UCUM, write units as «mg» and «{tbl}», not as words.',
    },
    nb: {
      message:
        'Dette kan ikke være en kode i {system}: koden har ikke formen eller kontrollsifferet kodeverket krever.',
      hint: 'Se etter skrivefeil i koden. I UCUM skrives enheter som «mg» og «{tbl}», ikke som ord.',
    },
    nn: {
      message:
        'Dette kan ikkje vere ein kode i {system}: koden har ikkje forma eller kontrollsifferet kodeverket krev.',
      hint: 'Sjå etter skrivefeil i koden. I UCUM blir einingar skrivne som «mg» og «{tbl}», ikkje som ord.',
    },
  },
  'coding-without-system': {
    en: {
      message: 'A code without a code system has no defined meaning.',
      hint: 'Add the system the code belongs to.',
    },
    nb: {
      message: 'En kode uten kodeverk har ingen bestemt betydning.',
      hint: 'Oppgi i system hvilket kodeverk koden hører til.',
    },
    nn: {
      message: 'Ein kode utan kodeverk har inga bestemt tyding.',
      hint: 'Oppgi i system kva kodeverk koden høyrer til.',
    },
  },
  'system-not-absolute': {
    en: {
      message: 'The name of a code system must be an absolute URI.',
      hint: 'Use the published URI, or urn:oid: and the OID of the code system.',
    },
    nb: {
      message: 'Navnet på et kodeverk må være en fullstendig URI.',
      hint: 'Bruk den publiserte URI-en, eller urn:oid: og kodeverkets OID.',
    },
    nn: {
      message: 'Namnet på eit kodeverk må vere ein fullstendig URI.',
      hint: 'Bruk den publiserte URI-en, eller urn:oid: og OID-en til kodeverket.',
    },
  },
  'system-is-value-set': {
    en: {
      message: 'The system names a value set. A code belongs to a code system.',
      hint: 'Use the URI of the code system that the value set takes the code from.',
    },
    nb: {
      message: 'Det som står i system, er navnet på et verdisett (ValueSet). En kode hører til et kodeverk.',
      hint: 'Bruk URI-en til kodeverket som verdisettet henter koden fra.',
    },
    nn: {
      message: 'Det som står i system, er namnet på eit verdisett (ValueSet). Ein kode høyrer til eit kodeverk.',
      hint: 'Bruk URI-en til kodeverket som verdisettet hentar koden frå.',
    },
  },
  'display-differs': {
    en: {
      message: 'The display is none of the texts that the code system has for the code.',
      hint: 'Use a text of the code system, or leave the display out and write your own words in text.',
    },
    nb: {
      message: 'Visningsteksten er ingen av tekstene som kodeverket har for koden.',
      hint: 'Bruk en tekst fra kodeverket, eller utelat display og skriv egne ord i text.',
    },
    nn: {
      message: 'Visningsteksten er ingen av tekstane som kodeverket har for koden.',
      hint: 'Bruk ein tekst frå kodeverket, eller utelat display og skriv eigne ord i text.',
    },
  },
  'unit-annotation': {
    en: {
      message: 'The unit holds an annotation in braces, which a computer passes over when it compares units.',
      hint: 'Say in unit what is counted, and do not rely on the annotation.',
    },
    nb: {
      message: 'Enheten har en merknad i krøllparenteser, som datamaskiner ser bort fra når de sammenligner enheter.',
      hint: 'Si i unit hva som telles, og ikke stol på merknaden.',
    },
    nn: {
      message: 'Eininga har ein merknad i krøllparentesar, som datamaskiner ser bort frå når dei samanliknar einingar.',
      hint: 'Sei i unit kva som blir talt, og lit ikkje på merknaden.',
    },
  },
  'code-system-version-unknown': {
    en: {
      message: 'The code system is not known in this version, and the code is required.',
      hint: 'Leave the version out, or state one that has been published.',
    },
    nb: {
      message: 'Kodeverket er ikke kjent i denne versjonen, og koden er påkrevd.',
      hint: 'Utelat versjonen, eller oppgi en som er publisert.',
    },
    nn: {
      message: 'Kodeverket er ikkje kjent i denne versjonen, og koden er påkravd.',
      hint: 'Utelat versjonen, eller oppgi ein som er publisert.',
    },
  },
  'not-checked-code-system-version': {
    en: {
      message: 'The code was checked against another version of its code system than the one stated.',
      hint: 'Load the stated version, or leave the version out.',
    },
    nb: {
      message: 'Koden er kontrollert mot en annen versjon av kodeverket enn den oppgitte.',
      hint: 'Last inn den oppgitte versjonen, eller utelat versjonen.',
    },
    nn: {
      message: 'Koden er kontrollert mot ein annan versjon av kodeverket enn den oppgitte.',
      hint: 'Last inn den oppgitte versjonen, eller utelat versjonen.',
    },
  },
  'not-checked-code': {
    en: {
      message: 'Whether the code exists was not checked: its code system is not loaded here.',
      hint: 'Load the code system, or set up a terminology service.',
    },
    nb: {
      message: 'Det er ikke kontrollert om koden finnes: kodeverket er ikke lastet inn her.',
      hint: 'Last inn kodeverket, eller sett opp en terminologitjeneste.',
    },
    nn: {
      message: 'Det er ikkje kontrollert om koden finst: kodeverket er ikkje lasta inn her.',
      hint: 'Last inn kodeverket, eller set opp ei terminologiteneste.',
    },
  },
  'not-checked-binding': {
    en: {
      message:
        'Whether the code is in the value set {valueSet} ({strength}) was not checked: its codes are not loaded.',
      hint: 'Load the code system, or set up a terminology service.',
    },
    nb: {
      message: 'Det er ikke kontrollert om koden er i verdisettet {valueSet} ({strength}): kodene er ikke lastet inn.',
      hint: 'Last inn kodeverket, eller sett opp en terminologitjeneste.',
    },
    nn: {
      message: 'Det er ikkje kontrollert om koden er i verdisettet {valueSet} ({strength}): kodane er ikkje lasta inn.',
      hint: 'Last inn kodeverket, eller set opp ei terminologiteneste.',
    },
  },
  'not-checked-value-set': {
    en: {
      message: 'The code was not checked: no loaded package has the value set {valueSet} ({strength}).',
      hint: 'Load the package that publishes the value set.',
    },
    nb: {
      message: 'Koden er ikke kontrollert: ingen innlastet pakke har verdisettet {valueSet} ({strength}).',
      hint: 'Last inn pakken som publiserer verdisettet.',
    },
    nn: {
      message: 'Koden er ikkje kontrollert: ingen innlasta pakke har verdisettet {valueSet} ({strength}).',
      hint: 'Last inn pakken som publiserer verdisettet.',
    },
  },
}
