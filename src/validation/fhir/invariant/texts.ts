import type { FindingTexts } from '../../finding.ts'

/** What is found about a profile's invariants. The rule's own words are in the language of the profile. */
export const invariantTexts: FindingTexts = {
  'invariant-broken': {
    en: { message: 'The rule {key} is broken: {human}', hint: 'Change the content so that the rule holds.' },
    nb: { message: 'Regelen {key} er brutt: {human}', hint: 'Endre innholdet slik at regelen holder.' },
    nn: { message: 'Regelen {key} er broten: {human}', hint: 'Endre innhaldet slik at regelen held.' },
  },
  'narrative-absent': {
    en: {
      message: 'The resource has no text that a person can read ({key}).',
      hint: 'Add text, with a narrative of what the resource says.',
    },
    nb: {
      message: 'Ressursen har ingen tekst som et menneske kan lese ({key}).',
      hint: 'Legg til text, med en gjengivelse av det ressursen sier.',
    },
    nn: {
      message: 'Ressursen har ingen tekst som eit menneske kan lese ({key}).',
      hint: 'Legg til text, med ei attgjeving av det ressursen seier.',
    },
  },
  'invariant-failed': {
    en: {
      message: 'The rule {key} could not be evaluated on this content: {human}',
      hint: 'Look for an element that is there several times, or of another type than the rule expects.',
    },
    nb: {
      message: 'Regelen {key} lot seg ikke beregne på dette innholdet: {human}',
      hint: 'Se etter et element som står flere ganger, eller som har en annen type enn regelen venter.',
    },
    nn: {
      message: 'Regelen {key} lét seg ikkje rekne ut på dette innhaldet: {human}',
      hint: 'Sjå etter eit element som står fleire gonger, eller som har ein annan type enn regelen ventar.',
    },
  },
  'invariant-unreadable': {
    en: {
      message: 'The rule {key} of the profile {profile} cannot be read: it is no FHIRPath expression.',
      hint: 'The fault is in the profile, not in this document: correct the rule there.',
    },
    nb: {
      message: 'Regelen {key} i profilen {profile} kan ikke leses: den er ikke et FHIRPath-uttrykk.',
      hint: 'Feilen ligger i profilen, ikke i dette dokumentet: rett regelen der.',
    },
    nn: {
      message: 'Regelen {key} i profilen {profile} kan ikkje lesast: han er ikkje eit FHIRPath-uttrykk.',
      hint: 'Feilen ligg i profilen, ikkje i dette dokumentet: rett regelen der.',
    },
  },
  'not-checked-invariant': {
    en: {
      message: 'The rule {key} was not checked: {human}',
      hint: 'It needs a value set or a profile that is not loaded here, or is too costly to evaluate.',
    },
    nb: {
      message: 'Regelen {key} er ikke kontrollert: {human}',
      hint: 'Den trenger et verdisett eller en profil som ikke er lastet inn her, eller er for tung å beregne.',
    },
    nn: {
      message: 'Regelen {key} er ikkje kontrollert: {human}',
      hint: 'Han treng eit verdisett eller ein profil som ikkje er lasta inn her, eller er for tung å rekne ut.',
    },
  },
}
