import type { FindingTexts } from '../finding.ts'

/** What is found about codes, value sets and units. */
export const terminologyTexts: FindingTexts = {
  'code-not-in-value-set': {
    en: {
      message: 'No code here is in the value set {valueSet}, which is {strength}.',
      hint: 'Use a code of the value set. Beside it, a coding of your own may stand in a CodeableConcept.',
    },
    nb: {
      message: 'Ingen kode her er i kodeverket {valueSet}, som er bundet med styrken «{strength}».',
      hint: 'Bruk en kode fra kodeverket. I en CodeableConcept kan en egen koding stå ved siden av.',
    },
    nn: {
      message: 'Ingen kode her er i kodeverket {valueSet}, som er bunde med styrken «{strength}».',
      hint: 'Bruk ein kode frå kodeverket. I ein CodeableConcept kan ei eiga koding stå ved sida av.',
    },
  },
  'code-missing': {
    en: {
      message: 'There is no code here, and the value set {valueSet} is {strength}.',
      hint: 'Add a code of the value set. A text or an extension alone does not stand in for it.',
    },
    nb: {
      message: 'Her er ingen kode, og kodeverket {valueSet} er bundet med styrken «{strength}».',
      hint: 'Legg til en kode fra kodeverket. En tekst eller en utvidelse alene kan ikke stå i stedet.',
    },
    nn: {
      message: 'Her er ingen kode, og kodeverket {valueSet} er bunde med styrken «{strength}».',
      hint: 'Legg til ein kode frå kodeverket. Ein tekst eller ei utviding åleine kan ikkje stå i staden.',
    },
  },
  'code-unknown': {
    en: {
      message: 'The code system {system} has no such code.',
      hint: 'Check the spelling, upper and lower case, and that the code belongs to this system.',
    },
    nb: {
      message: 'Kodesystemet {system} har ingen slik kode.',
      hint: 'Kontroller skrivemåten, store og små bokstaver, og at koden hører til dette systemet.',
    },
    nn: {
      message: 'Kodesystemet {system} har ingen slik kode.',
      hint: 'Kontroller skrivemåten, store og små bokstavar, og at koden høyrer til dette systemet.',
    },
  },
  'code-malformed': {
    en: {
      message: 'This cannot be a code of {system}: the code breaks the form or the check digit of that system.',
      hint: 'Check the code for typing errors. In UCUM, write units as «mg» and «{tbl}», not as words.',
    },
    nb: {
      message: 'Dette kan ikke være en kode i {system}: koden bryter formen eller kontrollsifferet i systemet.',
      hint: 'Se etter skrivefeil i koden. I UCUM skrives enheter som «mg» og «{tbl}», ikke som ord.',
    },
    nn: {
      message: 'Dette kan ikkje vere ein kode i {system}: koden bryt forma eller kontrollsifferet i systemet.',
      hint: 'Sjå etter skrivefeil i koden. I UCUM skriv ein einingar som «mg» og «{tbl}», ikkje som ord.',
    },
  },
  'coding-without-system': {
    en: {
      message: 'A code without a code system has no defined meaning.',
      hint: 'Add the system the code belongs to.',
    },
    nb: {
      message: 'En kode uten kodesystem har ingen bestemt betydning.',
      hint: 'Oppgi i system hvilket kodesystem koden hører til.',
    },
    nn: {
      message: 'Ein kode utan kodesystem har inga bestemt tyding.',
      hint: 'Oppgje i system kva kodesystem koden høyrer til.',
    },
  },
  'system-not-absolute': {
    en: {
      message: 'The name of a code system must be an absolute URI.',
      hint: 'Use the published URI, or urn:oid: and the OID of the code system.',
    },
    nb: {
      message: 'Navnet på et kodesystem må være en fullstendig URI.',
      hint: 'Bruk den publiserte URI-en, eller urn:oid: og kodesystemets OID.',
    },
    nn: {
      message: 'Namnet på eit kodesystem må vere ein fullstendig URI.',
      hint: 'Bruk den publiserte URI-en, eller urn:oid: og OID-en til kodesystemet.',
    },
  },
  'system-is-value-set': {
    en: {
      message: 'The system names a value set. A code belongs to a code system.',
      hint: 'Use the URI of the code system that the value set takes the code from.',
    },
    nb: {
      message: 'Det som står i system, er navnet på et kodeverksutvalg (ValueSet). En kode hører til et kodesystem.',
      hint: 'Bruk URI-en til kodesystemet som utvalget henter koden fra.',
    },
    nn: {
      message: 'Det som står i system, er namnet på eit kodeverksutval (ValueSet). Ein kode høyrer til eit kodesystem.',
      hint: 'Bruk URI-en til kodesystemet som utvalet hentar koden frå.',
    },
  },
  'display-differs': {
    en: {
      message: 'The display is none of the texts that the code system has for the code.',
      hint: 'Use a text of the code system, or leave the display out and write your own words in text.',
    },
    nb: {
      message: 'Visningsteksten er ingen av tekstene som kodesystemet har for koden.',
      hint: 'Bruk en tekst fra kodesystemet, eller utelat display og skriv egne ord i text.',
    },
    nn: {
      message: 'Visningsteksten er ingen av tekstane som kodesystemet har for koden.',
      hint: 'Bruk ein tekst frå kodesystemet, eller utelat display og skriv eigne ord i text.',
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
      message: 'Kodesystemet er ikke kjent i denne versjonen, og koden er påkrevd.',
      hint: 'Utelat versjonen, eller oppgi en som er publisert.',
    },
    nn: {
      message: 'Kodesystemet er ikkje kjent i denne versjonen, og koden er påkravd.',
      hint: 'Utelat versjonen, eller oppgje ein som er publisert.',
    },
  },
  'not-checked-code-system-version': {
    en: {
      message: 'The code was checked against another version of its code system than the one stated.',
      hint: 'Load the stated version, or leave the version out.',
    },
    nb: {
      message: 'Koden er kontrollert mot en annen versjon av kodesystemet enn den oppgitte.',
      hint: 'Last inn den oppgitte versjonen, eller utelat versjonen.',
    },
    nn: {
      message: 'Koden er kontrollert mot ein annan versjon av kodesystemet enn den oppgjevne.',
      hint: 'Last inn den oppgjevne versjonen, eller utelat versjonen.',
    },
  },
  'not-checked-code': {
    en: {
      message: 'Whether the code exists was not checked: its code system is not loaded here.',
      hint: 'Load the code system, or set up a terminology service.',
    },
    nb: {
      message: 'Det er ikke kontrollert om koden finnes: kodesystemet er ikke lastet inn her.',
      hint: 'Last inn kodesystemet, eller sett opp en terminologitjeneste.',
    },
    nn: {
      message: 'Det er ikkje kontrollert om koden finst: kodesystemet er ikkje lasta inn her.',
      hint: 'Last inn kodesystemet, eller set opp ei terminologiteneste.',
    },
  },
  'not-checked-binding': {
    en: {
      message:
        'Whether the code is in the value set {valueSet} ({strength}) was not checked: its codes are not loaded.',
      hint: 'Load the code system, or set up a terminology service.',
    },
    nb: {
      message: 'Det er ikke kontrollert om koden er i kodeverket {valueSet} ({strength}): kodene er ikke lastet inn.',
      hint: 'Last inn kodesystemet, eller sett opp en terminologitjeneste.',
    },
    nn: {
      message: 'Det er ikkje kontrollert om koden er i kodeverket {valueSet} ({strength}): kodane er ikkje lasta inn.',
      hint: 'Last inn kodesystemet, eller set opp ei terminologiteneste.',
    },
  },
  'not-checked-value-set': {
    en: {
      message: 'The code was not checked: no loaded package has the value set {valueSet} ({strength}).',
      hint: 'Load the package that publishes the value set.',
    },
    nb: {
      message: 'Koden er ikke kontrollert: ingen innlastet pakke har kodeverket {valueSet} ({strength}).',
      hint: 'Last inn pakken som publiserer kodeverket.',
    },
    nn: {
      message: 'Koden er ikkje kontrollert: ingen innlasta pakke har kodeverket {valueSet} ({strength}).',
      hint: 'Last inn pakken som publiserer kodeverket.',
    },
  },
}
