import { texts } from '../../../protocols/web/language.ts'

/** What the types and states of cases are called. */
export const caseWords = texts({
  nb: {
    godkjenning: 'Godkjenning',
    orientering: 'Orientering',
    drofting: 'Drøfting',
    apen: 'Åpen sak',
    eventuelt: 'Eventuelt',
    draft: 'Utkast',
    'on-agenda': 'På saksliste',
    treated: 'Behandlet',
    withdrawn: 'Trukket',
    cited: 'Omtalt i andre saker',
    unnumbered: 'uten nummer',
    noType: 'Ikke valgt',
    case: (number: string) => `Sak ${number}`,
  },
  nn: {
    godkjenning: 'Godkjenning',
    orientering: 'Orientering',
    drofting: 'Drøfting',
    apen: 'Open sak',
    eventuelt: 'Eventuelt',
    draft: 'Utkast',
    'on-agenda': 'På saksliste',
    treated: 'Behandla',
    withdrawn: 'Trekt',
    cited: 'Omtalt i andre saker',
    unnumbered: 'utan nummer',
    noType: 'Ikkje vald',
    case: (number) => `Sak ${number}`,
  },
  en: {
    godkjenning: 'Approval',
    orientering: 'Information',
    drofting: 'Discussion',
    apen: 'Open case',
    eventuelt: 'Any other business',
    draft: 'Draft',
    'on-agenda': 'On an agenda',
    treated: 'Treated',
    withdrawn: 'Withdrawn',
    cited: 'Mentioned in other cases',
    unnumbered: 'no number',
    noType: 'Not chosen',
    case: (number) => `Case ${number}`,
  },
})

/** In the order in which forms offer them. */
export const caseTypes = ['godkjenning', 'orientering', 'drofting', 'apen', 'eventuelt'] as const
