import { texts } from '../../../protocols/web/language.ts'

/** Texts of the page that says what to do now. */
export const nowTexts = texts({
  nb: {
    title: 'Hva må gjøres nå?',
    nothing: 'Ingenting venter på sekretariatet akkurat nå.',
    noCouncils:
      'Det er ingen råd i Knutepunkt ennå. En rådsadministrator oppretter dem, eller de kommer med de første papirene.',
    toCouncils: 'Til rådene',
    toImport: 'Hent inn papirer',
    meetings: 'Møter',
    planned: 'Lag sakslisten og send innkallingen',
    'notice-due': (day: string) => `Innkallingen bør sendes senest ${day}`,
    'notice-late': 'Innkallingen er sen',
    called: (day: string) => `Møtet holdes ${day}`,
    today: 'Møtet er i dag: før frammøtet',
    'not-held': 'Dagen er passert: før frammøtet, eller avlys',
    held: 'Skriv ferdig og send referatet',
    'minutes-sent': 'Referatet skal godkjennes i et senere møte',
    waiting: 'Saker som venter på et møte',
    differences: 'Avvik som må avgjøres',
    openDifferences: (count: number) =>
      count === 1 ? '1 avvik i papirene er åpent' : `${count} avvik i papirene er åpne`,
    followUp: 'Oppfølging',
    overdue: 'Over tiden',
    wheel: 'Årshjulet',
    wheelLacks: (count: number, year: number) =>
      count === 1
        ? `1 sak i årshjulet mangler utkast for ${year}`
        : `${count} saker i årshjulet mangler utkast for ${year}`,
    more: (count: number) => `Se alle ${count}`,
    due: (day: string) => `frist ${day}`,
    draftHere: 'Møte uten dag: velg en dag',
    whichCouncil: 'Papiret sier ikke hvilket råd det er fra: svar på det',
  },
  nn: {
    title: 'Kva må gjerast no?',
    nothing: 'Ingenting ventar på sekretariatet akkurat no.',
    noCouncils:
      'Det er ingen råd i Knutepunkt enno. Ein rådsadministrator opprettar dei, eller dei kjem med dei første papira.',
    toCouncils: 'Til råda',
    toImport: 'Hent inn papir',
    meetings: 'Møte',
    planned: 'Lag sakslista og send innkallinga',
    'notice-due': (day) => `Innkallinga bør sendast seinast ${day}`,
    'notice-late': 'Innkallinga er sein',
    called: (day) => `Møtet blir halde ${day}`,
    today: 'Møtet er i dag: før frammøtet',
    'not-held': 'Dagen er passert: før frammøtet, eller avlys',
    held: 'Skriv ferdig og send referatet',
    'minutes-sent': 'Referatet skal godkjennast i eit seinare møte',
    waiting: 'Saker som ventar på eit møte',
    differences: 'Avvik som må avgjerast',
    openDifferences: (count) => (count === 1 ? '1 avvik i papira er ope' : `${count} avvik i papira er opne`),
    followUp: 'Oppfølging',
    overdue: 'Over tida',
    wheel: 'Årshjulet',
    wheelLacks: (count, year) =>
      count === 1
        ? `1 sak i årshjulet manglar utkast for ${year}`
        : `${count} saker i årshjulet manglar utkast for ${year}`,
    more: (count) => `Sjå alle ${count}`,
    due: (day) => `frist ${day}`,
    draftHere: 'Møte utan dag: vel ein dag',
    whichCouncil: 'Papiret seier ikkje kva råd det er frå: svar på det',
  },
  en: {
    title: 'What is to be done now?',
    nothing: 'Nothing waits for the secretariat just now.',
    noCouncils:
      'There are no councils in Knutepunkt yet. A council administrator makes them, or they come with the first papers.',
    toCouncils: 'To the councils',
    toImport: 'Bring in papers',
    meetings: 'Meetings',
    planned: 'Make the agenda and send the notice',
    'notice-due': (day) => `The notice should be sent by ${day}`,
    'notice-late': 'The notice is late',
    called: (day) => `The meeting is on ${day}`,
    today: 'The meeting is today: record who is there',
    'not-held': 'The day is past: record who was there, or cancel',
    held: 'Finish and send the minutes',
    'minutes-sent': 'The minutes are to be approved in a later meeting',
    waiting: 'Cases that wait for a meeting',
    differences: 'Differences to settle',
    openDifferences: (count) =>
      count === 1 ? '1 difference in the papers is open' : `${count} differences in the papers are open`,
    followUp: 'Follow-up',
    overdue: 'Overdue',
    wheel: 'The annual wheel',
    wheelLacks: (count, year) =>
      count === 1
        ? `1 case of the wheel lacks a draft for ${year}`
        : `${count} cases of the wheel lack drafts for ${year}`,
    more: (count) => `See all ${count}`,
    due: (day) => `due ${day}`,
    draftHere: 'Meeting without a day: choose one',
    whichCouncil: 'The paper does not say which council it is of: answer that',
  },
})

export type NowTexts = ReturnType<typeof nowTexts>
