import { texts } from '../../../protocols/web/language.ts'

/** What a source does that answers with a status, by the status. */
const statusWords = {
  nb: {
    503: 'er nede',
    429: 'tar ikke imot flere',
    500: 'feiler',
    502: 'svarer ikke i tide',
    504: 'svarer ikke i tide',
  },
  nn: {
    503: 'er nede',
    429: 'tek ikkje imot fleire',
    500: 'feilar',
    502: 'svarar ikkje i tide',
    504: 'svarar ikkje i tide',
  },
  en: {
    503: 'is down',
    429: 'takes no more',
    500: 'fails',
    502: 'does not answer in time',
    504: 'does not answer in time',
  },
} as const satisfies Readonly<Record<string, Readonly<Record<number, string>>>>

const downWords = (words: Readonly<Record<string, string>>, other: string) => (status: string) =>
  `${words[status] ?? other} (${status})`

/** What pages say of exercises. */
export const rehearsalTexts = texts({
  nb: {
    title: 'Øvelse: en kilde er nede',
    lead: (minutes: number) =>
      `Én nasjonal kilde blir treg eller svarer ikke, bare for «Norsk pasient» her. Øvelsen slutter av seg selv etter ${minutes} minutter. Så lenge den varer, står det øverst på hver side av journalen.`,
    source: 'Kilde',
    fault: 'Hva som skjer',
    until: 'Til',
    untilTime: (time: string) => `til kl. ${time}`,
    slow: (seconds: string) => `svarer etter ${seconds} sekunder`,
    down: downWords(statusWords.nb, 'svarer ikke'),
    begin: 'Begynn øvelsen',
    end: 'Avslutt',
    goesOn: 'Pågår nå',
    nothing: 'Ingen øvelse pågår.',
    after: 'En kilde som har sviktet flere ganger på rad, får hvile en kort stund, også etter at øvelsen er slutt.',
    exercise: 'Dette er en øvelse. Noen kilder er gjort trege eller utilgjengelige med vilje:',
  },
  nn: {
    title: 'Øving: ei kjelde er nede',
    lead: (minutes) =>
      `Éi nasjonal kjelde vert treg eller svarar ikkje, berre for «Norsk pasient» her. Øvinga sluttar av seg sjølv etter ${minutes} minutt. Så lenge ho varer, står det øvst på kvar side av journalen.`,
    source: 'Kjelde',
    fault: 'Kva som skjer',
    until: 'Til',
    untilTime: (time) => `til kl. ${time}`,
    slow: (seconds) => `svarar etter ${seconds} sekund`,
    down: downWords(statusWords.nn, 'svarar ikkje'),
    begin: 'Byrja øvinga',
    end: 'Avslutt',
    goesOn: 'Går føre seg no',
    nothing: 'Inga øving går føre seg.',
    after: 'Ei kjelde som har svikta fleire gonger på rad, får kvile ei kort stund, også etter at øvinga er slutt.',
    exercise: 'Dette er ei øving. Nokre kjelder er gjorde trege eller utilgjengelege med vilje:',
  },
  en: {
    title: 'Exercise: a source is down',
    lead: (minutes) =>
      `One national source becomes slow or does not answer, for “Norwegian patient” here alone. The exercise ends by itself after ${minutes} minutes. While it lasts, every page of the record says so at the top.`,
    source: 'Source',
    fault: 'What happens',
    until: 'Until',
    untilTime: (time) => `until ${time}`,
    slow: (seconds) => `answers after ${seconds} seconds`,
    down: downWords(statusWords.en, 'does not answer'),
    begin: 'Begin the exercise',
    end: 'End it',
    goesOn: 'Going on now',
    nothing: 'No exercise is going on.',
    after:
      'A source that has failed several times in a row rests for a short while, also after the exercise has ended.',
    exercise: 'This is an exercise. Some sources are slow or unavailable on purpose:',
  },
})
