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
    mine: 'Som medlem',
    changes: 'Endringer',
    publicPage: 'Slik ser alle det',
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
    mine: 'Som medlem',
    changes: 'Endringar',
    publicPage: 'Slik ser alle det',
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
    mine: 'As a member',
    changes: 'Changes',
    publicPage: 'As everyone sees it',
  },
})

export type FrameTexts = ReturnType<typeof workTexts>
