import type { FindingTexts } from '../finding.ts'

/** What the walk itself finds: how a document is built, by its types and profiles. */
export const structureTexts: FindingTexts = {
  'not-a-resource': {
    en: { message: 'The document is not a FHIR resource.', hint: 'Begin with an object that has a resourceType.' },
    nb: { message: 'Dokumentet er ikke en FHIR-ressurs.', hint: 'Start med et objekt som har resourceType.' },
    nn: { message: 'Dokumentet er ikkje ein FHIR-ressurs.', hint: 'Start med eit objekt som har resourceType.' },
  },
  'resource-type-missing': {
    en: { message: 'The resource does not say what it is.', hint: 'Add resourceType.' },
    nb: { message: 'Ressursen sier ikke hva den er.', hint: 'Legg til resourceType.' },
    nn: { message: 'Ressursen seier ikkje kva han er.', hint: 'Legg til resourceType.' },
  },
  'resource-type-unknown': {
    en: { message: 'FHIR R4 has no resource of this type.', hint: 'Write resourceType as R4 does, with a capital.' },
    nb: {
      message: 'FHIR R4 har ingen ressurs av denne typen.',
      hint: 'Skriv resourceType som i R4, med stor bokstav.',
    },
    nn: {
      message: 'FHIR R4 har ingen ressurs av denne typen.',
      hint: 'Skriv resourceType som i R4, med stor bokstav.',
    },
  },
  'element-unknown': {
    en: { message: 'There is no element {name} here.', hint: 'Check the spelling, or remove it.' },
    nb: { message: 'Elementet {name} finnes ikke her.', hint: 'Sjekk skrivemåten, eller fjern det.' },
    nn: { message: 'Elementet {name} finst ikkje her.', hint: 'Sjekk skrivemåten, eller fjern det.' },
  },
  'choice-several': {
    en: { message: '{name} stands beside another type of the same element.', hint: 'Keep one of them.' },
    nb: { message: '{name} står ved siden av en annen type av samme element.', hint: 'Behold bare én av dem.' },
    nn: { message: '{name} står ved sida av ein annan type av same element.', hint: 'Behald berre éin av dei.' },
  },
  'cardinality-min': {
    en: { message: '{element} must stand at least {min} times, and stands {found}.', hint: 'Add what is missing.' },
    nb: { message: '{element} må finnes minst {min} ganger, men finnes {found}.', hint: 'Legg til det som mangler.' },
    nn: { message: '{element} må finnast minst {min} gonger, men finst {found}.', hint: 'Legg til det som manglar.' },
  },
  'array-expected': {
    en: { message: 'The element may be repeated, so it must be an array.', hint: 'Put it in [ ].' },
    nb: { message: 'Elementet kan gjentas og må derfor være en liste.', hint: 'Sett det i [ ].' },
    nn: { message: 'Elementet kan takast opp att og må difor vere ei liste.', hint: 'Set det i [ ].' },
  },
  'single-expected': {
    en: { message: 'The element stands once, so it must not be an array.', hint: 'Remove the [ ].' },
    nb: { message: 'Elementet finnes bare én gang og kan ikke være en liste.', hint: 'Fjern [ ].' },
    nn: { message: 'Elementet finst berre éin gong og kan ikkje vere ei liste.', hint: 'Fjern [ ].' },
  },
  'primitive-expected': {
    en: { message: 'There must be a simple value here, not an object.', hint: 'Write the value itself.' },
    nb: { message: 'Her må det stå en enkel verdi, ikke et objekt.', hint: 'Skriv selve verdien.' },
    nn: { message: 'Her må det stå ein enkel verdi, ikkje eit objekt.', hint: 'Skriv sjølve verdien.' },
  },
  'object-expected': {
    en: {
      message: 'There must be an object here, not a simple value.',
      hint: 'Write the element with its parts in { }.',
    },
    nb: { message: 'Her må det stå et objekt, ikke en enkel verdi.', hint: 'Skriv elementet med delene sine i { }.' },
    nn: {
      message: 'Her må det stå eit objekt, ikkje ein enkel verdi.',
      hint: 'Skriv elementet med delane sine i { }.',
    },
  },
  'array-empty': {
    en: { message: 'The list is empty.', hint: 'Remove the element: what is absent is not written.' },
    nb: { message: 'Listen er tom.', hint: 'Fjern elementet: det som ikke finnes, skrives ikke.' },
    nn: { message: 'Lista er tom.', hint: 'Fjern elementet: det som ikkje finst, blir ikkje skrive.' },
  },
  'object-empty': {
    en: { message: 'The object is empty.', hint: 'Remove the element: what is absent is not written.' },
    nb: { message: 'Objektet er tomt.', hint: 'Fjern elementet: det som ikke finnes, skrives ikke.' },
    nn: { message: 'Objektet er tomt.', hint: 'Fjern elementet: det som ikkje finst, blir ikkje skrive.' },
  },
  'null-value': {
    en: { message: 'null is no value in FHIR.', hint: 'Remove the element, or say why it is absent in an extension.' },
    nb: {
      message: 'null er ingen verdi i FHIR.',
      hint: 'Fjern elementet, eller si i en utvidelse hvorfor det mangler.',
    },
    nn: {
      message: 'null er ingen verdi i FHIR.',
      hint: 'Fjern elementet, eller sei i ei utviding kvifor det manglar.',
    },
  },
  'element-without-content': {
    en: {
      message: 'The element says nothing.',
      hint: 'Give it a value, or an extension with the reason for its absence.',
    },
    nb: {
      message: 'Elementet sier ingenting.',
      hint: 'Gi det en verdi, eller en utvidelse med grunnen til at den mangler.',
    },
    nn: {
      message: 'Elementet seier ingenting.',
      hint: 'Gi det ein verdi, eller ei utviding med grunnen til at han manglar.',
    },
  },
  'invariant-broken': {
    en: { message: 'Rule {key} is broken: {human}', hint: 'Change the element so that the rule holds.' },
    nb: { message: 'Regelen {key} er brutt: {human}', hint: 'Endre elementet slik at regelen holder.' },
    nn: { message: 'Regelen {key} er broten: {human}', hint: 'Endre elementet slik at regelen held.' },
  },
  'not-checked-invariant': {
    en: {
      message: 'Rule {key} could not be checked ({reason}).',
      hint: 'Check it by hand; the rule itself may be at fault.',
    },
    nb: {
      message: 'Regelen {key} kunne ikke kontrolleres ({reason}).',
      hint: 'Kontroller den selv; feilen kan ligge i regelen.',
    },
    nn: {
      message: 'Regelen {key} kunne ikkje kontrollerast ({reason}).',
      hint: 'Kontroller han sjølv; feilen kan liggje i regelen.',
    },
  },
  'not-checked-type': {
    en: {
      message: 'The definition of {type} is not loaded, so nothing in it was checked.',
      hint: 'Load the package that has it.',
    },
    nb: {
      message: 'Definisjonen av {type} er ikke lastet, så innholdet er ikke kontrollert.',
      hint: 'Last pakken som har den.',
    },
    nn: {
      message: 'Definisjonen av {type} er ikkje lasta, så innhaldet er ikkje kontrollert.',
      hint: 'Last pakken som har han.',
    },
  },
}
