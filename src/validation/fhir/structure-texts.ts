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
    nb: { message: 'Elementet {name} hører ikke til her.', hint: 'Sjekk skrivemåten, eller fjern det.' },
    nn: { message: 'Elementet {name} høyrer ikkje til her.', hint: 'Sjekk skrivemåten, eller fjern det.' },
  },
  'choice-several': {
    en: { message: '{name} stands beside another type of the same element.', hint: 'Keep one of them.' },
    nb: { message: '{name} står ved siden av en annen type av samme element.', hint: 'Behold bare én av dem.' },
    nn: { message: '{name} står ved sida av ein annan type av same element.', hint: 'Behald berre éin av dei.' },
  },
  'cardinality-min': {
    en: { message: '{element}: at least {min}, here {found}.', hint: 'Add what is missing.' },
    nb: { message: '{element}: minst {min}, her {found}.', hint: 'Legg til det som mangler.' },
    nn: { message: '{element}: minst {min}, her {found}.', hint: 'Legg til det som manglar.' },
  },
  'array-expected': {
    en: { message: 'The element may be repeated, so it must be an array.', hint: 'Put it in [ ].' },
    nb: { message: 'Elementet kan gjentas og må derfor være en liste.', hint: 'Sett det i [ ].' },
    nn: { message: 'Elementet kan gjentakast og må difor vere ei liste.', hint: 'Set det i [ ].' },
  },
  'single-expected': {
    en: { message: 'The element stands once, so it must not be an array.', hint: 'Remove the [ ].' },
    nb: { message: 'Elementet kan bare stå én gang og kan ikke være en liste.', hint: 'Fjern [ ].' },
    nn: { message: 'Elementet kan berre stå éin gong og kan ikkje vere ei liste.', hint: 'Fjern [ ].' },
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
  'not-checked-type': {
    en: {
      message: 'The definition of {type} is not loaded, so nothing in it was checked.',
      hint: 'Load the package that has it.',
    },
    nb: {
      message: 'Definisjonen av {type} er ikke lastet inn, så innholdet er ikke kontrollert.',
      hint: 'Last inn pakken som har den.',
    },
    nn: {
      message: 'Definisjonen av {type} er ikkje lasta inn, så innhaldet er ikkje kontrollert.',
      hint: 'Last inn pakken som har han.',
    },
  },
  'cardinality-max': {
    en: { message: '{element}: at most {max}, here {found}.', hint: 'Remove what is too much.' },
    nb: { message: '{element}: høyst {max}, her {found}.', hint: 'Fjern det som er til overs.' },
    nn: {
      message: '{element}: høgst {max}, her {found}.',
      hint: 'Fjern det som er til overs.',
    },
  },
  'type-not-allowed': {
    en: { message: 'The profile does not allow the type {found} here.', hint: 'Use one of: {allowed}.' },
    nb: { message: 'Profilen tillater ikke typen {found} her.', hint: 'Bruk en av: {allowed}.' },
    nn: { message: 'Profilen tillèt ikkje typen {found} her.', hint: 'Bruk ein av: {allowed}.' },
  },
  'profile-none-met': {
    en: {
      message: 'The element meets none of the profiles it may have: {profiles}.',
      hint: 'Correct what is said of it for one of them.',
    },
    nb: {
      message: 'Elementet oppfyller ingen av profilene det kan ha: {profiles}.',
      hint: 'Rett det slik at det følger én av dem.',
    },
    nn: {
      message: 'Elementet oppfyller ingen av profilane det kan ha: {profiles}.',
      hint: 'Rett det slik at det følgjer éin av dei.',
    },
  },
  'target-profile-none-met': {
    en: {
      message: 'What is referred to does not conform to {profiles}.',
      hint: 'Correct the resource that is referred to.',
    },
    nb: { message: 'Det som er vist til, følger ikke {profiles}.', hint: 'Rett ressursen det er vist til.' },
    nn: { message: 'Det som er vist til, følgjer ikkje {profiles}.', hint: 'Rett ressursen det er vist til.' },
  },
  'profile-of-other-type': {
    en: {
      message: 'The profile {profile} is for {type}, not for this resource.',
      hint: 'Name a profile for this type of resource.',
    },
    nb: {
      message: 'Profilen {profile} gjelder {type}, ikke denne ressursen.',
      hint: 'Oppgi en profil for denne typen ressurs.',
    },
    nn: {
      message: 'Profilen {profile} gjeld {type}, ikkje denne ressursen.',
      hint: 'Oppgi ein profil for denne typen ressurs.',
    },
  },
  'not-checked-profile': {
    en: {
      message: 'The profile {profile} is not loaded, so it was not checked.',
      hint: 'Load the package that has it, or correct its address.',
    },
    nb: {
      message: 'Profilen {profile} er ikke lastet inn, så ingenting er kontrollert mot den.',
      hint: 'Last inn pakken som har den, eller rett adressen.',
    },
    nn: {
      message: 'Profilen {profile} er ikkje lasta inn, så ingenting er kontrollert mot han.',
      hint: 'Last inn pakken som har han, eller rett adressa.',
    },
  },
  'not-checked-profile-base': {
    en: {
      message: 'The profile {profile} was not checked: it is based on {base}, which is not loaded.',
      hint: 'Load the package that has {base}, or correct baseDefinition in the profile.',
    },
    nb: {
      message: 'Profilen {profile} er ikke kontrollert: den bygger på {base}, som ikke er lastet inn.',
      hint: 'Last inn pakken som har {base}, eller rett baseDefinition i profilen.',
    },
    nn: {
      message: 'Profilen {profile} er ikkje kontrollert: han byggjer på {base}, som ikkje er lasta inn.',
      hint: 'Last inn pakken som har {base}, eller rett baseDefinition i profilen.',
    },
  },
  'slice-min': {
    en: {
      message: '{slice}: at least {min}, here {found}.',
      hint: 'Add it, or correct the one that was meant to be it: a fault inside also counts.',
    },
    nb: {
      message: '{slice}: minst {min}, her {found}.',
      hint: 'Legg den til, eller rett den som skulle vært den: med en feil inni regnes den ikke med.',
    },
    nn: {
      message: '{slice}: minst {min}, her {found}.',
      hint: 'Legg han til, eller rett den som skulle ha vore han: med ein feil inni blir han ikkje rekna med.',
    },
  },
  'slice-max': {
    en: { message: '{slice}: at most {max}, here {found}.', hint: 'Remove what is too much.' },
    nb: { message: '{slice}: høyst {max}, her {found}.', hint: 'Fjern det som er til overs.' },
    nn: { message: '{slice}: høgst {max}, her {found}.', hint: 'Fjern det som er til overs.' },
  },
  'slice-several': {
    en: {
      message: 'The element meets both {slice} and {other}, and may be only one.',
      hint: 'Make it differ where the profile tells them apart.',
    },
    nb: {
      message: 'Elementet passer både til {slice} og {other}, men kan bare være én av dem.',
      hint: 'La det skille seg der profilen skiller dem.',
    },
    nn: {
      message: 'Elementet passar både til {slice} og {other}, men kan berre vere éin av dei.',
      hint: 'La det skilje seg der profilen skil dei.',
    },
  },
  'slice-not-allowed': {
    en: {
      message: 'The profile allows only the slices it names, and this is none of them.',
      hint: 'Remove the element, or correct what tells the slices apart.',
    },
    nb: {
      message: 'Profilen tillater bare de navngitte delene (slices), og dette er ingen av dem.',
      hint: 'Fjern elementet, eller rett det som skiller delene.',
    },
    nn: {
      message: 'Profilen tillèt berre dei namngitte delane (slices), og dette er ingen av dei.',
      hint: 'Fjern elementet, eller rett det som skil delane.',
    },
  },
  'slice-out-of-order': {
    en: {
      message: 'The profile asks for its slices in another order.',
      hint: 'Move the element to the place its slice has.',
    },
    nb: { message: 'Profilen krever delene i en annen rekkefølge.', hint: 'Flytt elementet dit delen skal stå.' },
    nn: { message: 'Profilen krev delane i ei anna rekkjefølgje.', hint: 'Flytt elementet dit delen skal stå.' },
  },
  'not-checked-slice': {
    en: {
      message: 'The profile, and the codes that are loaded here, do not tell {slice} from others.',
      hint: 'Load the value sets that the profile names. Where that does not help, the fault is in the profile.',
    },
    nb: {
      message: 'Profilen og kodene som er lastet inn her, skiller ikke {slice} fra andre.',
      hint: 'Last inn kodeverkene som profilen nevner. Hjelper ikke det, ligger feilen i profilen.',
    },
    nn: {
      message: 'Profilen og kodane som er lasta inn her, skil ikkje {slice} frå andre.',
      hint: 'Last inn kodeverka som profilen nemner. Hjelper ikkje det, ligg feilen i profilen.',
    },
  },
  'extension-unknown': {
    en: {
      message: 'No loaded package defines this extension.',
      hint: 'Correct its address, or load the package that defines it.',
    },
    nb: {
      message: 'Ingen innlastet pakke definerer denne utvidelsen.',
      hint: 'Rett adressen, eller last inn pakken som definerer den.',
    },
    nn: {
      message: 'Ingen innlasta pakke definerer denne utvidinga.',
      hint: 'Rett adressa, eller last inn pakken som definerer henne.',
    },
  },
  'not-checked-extension': {
    en: {
      message: 'The extension stands for an element of another FHIR version, which is not loaded.',
      hint: 'Load the package with the definitions of that version.',
    },
    nb: {
      message: 'Utvidelsen står for et element i en annen FHIR-versjon, som ikke er lastet inn.',
      hint: 'Last inn pakken med definisjonene fra den versjonen.',
    },
    nn: {
      message: 'Utvidinga står for eit element i ein annan FHIR-versjon, som ikkje er lasta inn.',
      hint: 'Last inn pakken med definisjonane frå den versjonen.',
    },
  },
  'extension-url-relative': {
    en: { message: 'The address of the extension must be complete.', hint: 'Write the whole URL of its definition.' },
    nb: { message: 'Adressen til utvidelsen må være fullstendig.', hint: 'Skriv hele URL-en til definisjonen.' },
    nn: { message: 'Adressa til utvidinga må vere fullstendig.', hint: 'Skriv heile URL-en til definisjonen.' },
  },
  'extension-url-versioned': {
    en: { message: 'The address of an extension has no version.', hint: 'Remove | and what follows.' },
    nb: { message: 'Adressen til en utvidelse skal ikke ha versjon.', hint: 'Fjern | og det som følger.' },
    nn: { message: 'Adressa til ei utviding skal ikkje ha versjon.', hint: 'Fjern | og det som følgjer.' },
  },
  'extension-is-modifier': {
    en: {
      message: 'The extension changes the meaning of its element, so it must be a modifierExtension.',
      hint: 'Move it to modifierExtension.',
    },
    nb: {
      message: 'Utvidelsen endrer betydningen av elementet og må være en modifierExtension.',
      hint: 'Flytt den til modifierExtension.',
    },
    nn: {
      message: 'Utvidinga endrar tydinga av elementet og må vere ein modifierExtension.',
      hint: 'Flytt henne til modifierExtension.',
    },
  },
  'extension-is-no-modifier': {
    en: {
      message: 'The extension does not change the meaning of its element, so it is no modifierExtension.',
      hint: 'Move it to extension.',
    },
    nb: {
      message: 'Utvidelsen endrer ikke betydningen av elementet og er ingen modifierExtension.',
      hint: 'Flytt den til extension.',
    },
    nn: {
      message: 'Utvidinga endrar ikkje tydinga av elementet og er ingen modifierExtension.',
      hint: 'Flytt henne til extension.',
    },
  },
  'extension-context': {
    en: { message: '{extension} may not stand here.', hint: 'It may stand in: {allowed}.' },
    nb: { message: '{extension} kan ikke stå her.', hint: 'Den kan stå i: {allowed}.' },
    nn: { message: '{extension} kan ikkje stå her.', hint: 'Ho kan stå i: {allowed}.' },
  },
  'extension-value-type': {
    en: {
      message: 'The value of the extension may not be of the type {found}.',
      hint: 'Use one of: {allowed}. With none, it has parts and no value.',
    },
    nb: {
      message: 'Verdien i utvidelsen kan ikke være av typen {found}.',
      hint: 'Bruk en av: {allowed}. Er det ingen, skal utvidelsen ha deler og ingen verdi.',
    },
    nn: {
      message: 'Verdien i utvidinga kan ikkje vere av typen {found}.',
      hint: 'Bruk ein av: {allowed}. Er det ingen, skal utvidinga ha delar og ingen verdi.',
    },
  },
  'extension-part-unknown': {
    en: {
      message: 'The definition of the extension names no such part.',
      hint: 'Correct the url of the part, or remove it.',
    },
    nb: { message: 'Definisjonen av utvidelsen har ingen slik del.', hint: 'Rett delens url, eller fjern delen.' },
    nn: { message: 'Definisjonen av utvidinga har ingen slik del.', hint: 'Rett url-en til delen, eller fjern delen.' },
  },
  'element-of-other-type': {
    en: { message: 'The profile is for {type}, which has no {name}.', hint: 'Declare a profile for what this is.' },
    nb: { message: 'Profilen gjelder {type}, som ikke har {name}.', hint: 'Oppgi en profil for det dette faktisk er.' },
    nn: { message: 'Profilen gjeld {type}, som ikkje har {name}.', hint: 'Oppgi ein profil for det dette faktisk er.' },
  },
  'not-checked-rest': {
    en: {
      message: 'There are more than {count} findings of one kind; the others were left out.',
      hint: 'Correct these, and validate again.',
    },
    nb: {
      message: 'Det er flere enn {count} funn av samme slag; resten er utelatt.',
      hint: 'Rett disse, og valider på nytt.',
    },
    nn: {
      message: 'Det er fleire enn {count} funn av same slag; resten er utelaten.',
      hint: 'Rett desse, og valider på nytt.',
    },
  },
  'extension-context-rule': {
    en: {
      message: '{extension} may stand here only if: {human}',
      hint: 'Change the element, or remove the extension.',
    },
    nb: { message: '{extension} kan bare stå her hvis: {human}', hint: 'Endre elementet, eller fjern utvidelsen.' },
    nn: { message: '{extension} kan berre stå her dersom: {human}', hint: 'Endre elementet, eller fjern utvidinga.' },
  },
}
