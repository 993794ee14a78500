import { texts } from '../../../protocols/web/language.ts'
import type { CaseState, CaseType, Commitment, Council, Meeting } from '../../council/index.ts'

/** Sakstype. */
export const caseTypeWords = texts<Record<CaseType, string>>({
  nb: {
    godkjenning: 'Godkjenning',
    orientering: 'Orientering',
    drofting: 'Drøfting',
    apen: 'Åpen sak',
    eventuelt: 'Eventuelt',
  },
  nn: {
    godkjenning: 'Godkjenning',
    orientering: 'Orientering',
    drofting: 'Drøfting',
    apen: 'Open sak',
    eventuelt: 'Eventuelt',
  },
  en: {
    godkjenning: 'For approval',
    orientering: 'For information',
    drofting: 'For discussion',
    apen: 'Open item',
    eventuelt: 'Any other business',
  },
})

/** How far a case has come. */
export const caseStateWords = texts<Record<CaseState, string>>({
  nb: {
    draft: 'Utkast',
    'on-agenda': 'På sakslisten',
    treated: 'Behandlet',
    withdrawn: 'Trukket',
    cited: 'Kjent fra en annen sak',
  },
  nn: {
    draft: 'Utkast',
    'on-agenda': 'På sakslista',
    treated: 'Behandla',
    withdrawn: 'Trekt',
    cited: 'Kjend frå ei anna sak',
  },
  en: {
    draft: 'Draft',
    'on-agenda': 'On the agenda',
    treated: 'Treated',
    withdrawn: 'Withdrawn',
    cited: 'Known from another case',
  },
})

/** How far a meeting has come. */
export const meetingStateWords = texts<Record<Meeting['state'], string>>({
  nb: {
    planned: 'Planlagt',
    'notice-sent': 'Innkalt',
    held: 'Holdt, referat ikke sendt',
    'minutes-sent': 'Referat sendt, ikke godkjent ennå',
    'minutes-approved': 'Referat godkjent',
    cancelled: 'Avlyst',
  },
  nn: {
    planned: 'Planlagt',
    'notice-sent': 'Innkalla',
    held: 'Halde, referat ikkje sendt',
    'minutes-sent': 'Referat sendt, ikkje godkjent enno',
    'minutes-approved': 'Referat godkjent',
    cancelled: 'Avlyst',
  },
  en: {
    planned: 'Planned',
    'notice-sent': 'Called',
    held: 'Held, minutes not sent',
    'minutes-sent': 'Minutes sent, not yet approved',
    'minutes-approved': 'Minutes approved',
    cancelled: 'Cancelled',
  },
})

/** How people meet. */
export const meetingFormWords = texts<Record<Meeting['form'], string>>({
  nb: { physical: 'Fysisk møte', digital: 'Digitalt møte', hybrid: 'Fysisk og digitalt', unknown: '' },
  nn: { physical: 'Fysisk møte', digital: 'Digitalt møte', hybrid: 'Fysisk og digitalt', unknown: '' },
  en: { physical: 'In person', digital: 'Digital', hybrid: 'In person and digital', unknown: '' },
})

/** Where a council stands in the model. */
export const levelWords = texts<Record<Council['level'], string>>({
  nb: { strategi: 'Strategisk nivå', portefolje: 'Porteføljenivå', fag: 'Faglig nivå', annet: 'Andre råd' },
  nn: { strategi: 'Strategisk nivå', portefolje: 'Porteføljenivå', fag: 'Fagleg nivå', annet: 'Andre råd' },
  en: {
    strategi: 'Strategic level',
    portefolje: 'Portfolio level',
    fag: 'Professional level',
    annet: 'Other councils',
  },
})

/** Whether a council meets. */
export const councilStateWords = texts<Record<Council['state'], string>>({
  nb: { active: 'I arbeid', resting: 'Hviler til det trengs', ended: 'Avviklet' },
  nn: { active: 'I arbeid', resting: 'Kviler til det trengst', ended: 'Avvikla' },
  en: { active: 'Active', resting: 'Resting until needed', ended: 'Ended' },
})

/** What a promise rests on. */
export const basisWords = texts<Record<Commitment['basis'], string>>({
  nb: { vedtak: 'Vedtatt', innspill: 'Lovet i et innspill', forslag: 'Bare foreslått', annet: 'Sagt i møtet' },
  nn: { vedtak: 'Vedteke', innspill: 'Lova i eit innspel', forslag: 'Berre foreslått', annet: 'Sagt i møtet' },
  en: { vedtak: 'Decided', innspill: 'Promised in an input', forslag: 'Only proposed', annet: 'Said in the meeting' },
})
