import { texts } from '../../../protocols/web/language.ts'

/** Texts around every page of council work. */
export const workTexts = texts({
  nb: {
    work: 'Rådsarbeid',
    trail: 'Du er her',
    errorInTitle: 'Feil',
    now: 'Nå',
    meetings: 'Møter',
    cases: 'Saker',
    matters: 'Saksganger',
    followUp: 'Oppfølging',
    wheel: 'Årshjul',
    councils: 'Råd',
    papers: 'Papirer',
    mine: 'Som medlem',
  },
  nn: {
    work: 'Rådsarbeid',
    trail: 'Du er her',
    errorInTitle: 'Feil',
    now: 'No',
    meetings: 'Møte',
    cases: 'Saker',
    matters: 'Saksgangar',
    followUp: 'Oppfølging',
    wheel: 'Årshjul',
    councils: 'Råd',
    papers: 'Papir',
    mine: 'Som medlem',
  },
  en: {
    work: 'Council work',
    trail: 'You are here',
    errorInTitle: 'Error',
    now: 'Now',
    meetings: 'Meetings',
    cases: 'Cases',
    matters: 'Matters',
    followUp: 'Follow-up',
    wheel: 'Annual wheel',
    councils: 'Councils',
    papers: 'Papers',
    mine: 'As a member',
  },
})

export type FrameTexts = ReturnType<typeof workTexts>
