import { texts } from '../../../protocols/web/language.ts'

/** Texts of every form of council work. */
export const formTexts = texts({
  nb: {
    errors: 'Rett dette først',
    missing: (what: string) => `Fyll ut: ${what}`,
    notADay: 'Skriv en dag som finnes: år-måned-dag, for eksempel 2026-09-24.',
    notAClock: 'Skriv klokkeslettet med fire sifre, fra 00:00 til 23:59, for eksempel 10:00.',
    notANumber: 'Skriv et helt tall.',
    notOffered: 'Velg ett av valgene.',
    optional: '(kan stå tomt)',
    clash: 'Noen andre lagret mens du skrev',
    clashWho: (who: string, when: string) => `${who} lagret ${when}. Det du har skrevet, er ikke borte.`,
    clashDo:
      'Under hvert felt som er ulikt, ser du hva som står der nå. Lagrer du en gang til, gjelder det du har skrevet.',
    nowItSays: 'Nå står det:',
    nothing: 'ingenting',
  },
  nn: {
    errors: 'Rett dette først',
    missing: (what) => `Fyll ut: ${what}`,
    notADay: 'Skriv ein dag som finst: år-månad-dag, til dømes 2026-09-24.',
    notAClock: 'Skriv klokkeslettet med fire siffer, frå 00:00 til 23:59, til dømes 10:00.',
    notANumber: 'Skriv eit heilt tal.',
    notOffered: 'Vel eitt av vala.',
    optional: '(kan stå tomt)',
    clash: 'Nokon andre lagra medan du skreiv',
    clashWho: (who, when) => `${who} lagra ${when}. Det du har skrive, er ikkje borte.`,
    clashDo:
      'Under kvart felt som er ulikt, ser du kva som står der no. Lagrar du ein gong til, gjeld det du har skrive.',
    nowItSays: 'No står det:',
    nothing: 'ingenting',
  },
  en: {
    errors: 'Correct this first',
    missing: (what) => `Fill in: ${what}`,
    notADay: 'Write a day that exists: year-month-day, for example 2026-09-24.',
    notAClock: 'Write the time with four digits, from 00:00 to 23:59, for example 10:00.',
    notANumber: 'Write a whole number.',
    notOffered: 'Choose one of the choices.',
    optional: '(may be empty)',
    clash: 'Someone else saved while you were writing',
    clashWho: (who, when) => `${who} saved ${when}. What you have written is not lost.`,
    clashDo:
      'Under each field that differs you see what stands there now. If you save once more, what you wrote applies.',
    nowItSays: 'Now it says:',
    nothing: 'nothing',
  },
})
