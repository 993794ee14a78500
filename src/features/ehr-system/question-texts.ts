import type { Question } from './questions.ts'
import type { Said } from './said.ts'

/** A question as a person reads it. */
export type QuestionText = {
  readonly ask: Said
  readonly help: Said
  /** By the words that stand in addresses. */
  readonly options: Readonly<Record<string, Said>>
}

const unsure: Said = { nb: 'Vet ikke', nn: 'Veit ikkje', en: 'Don’t know' }

const yesOrNo: QuestionText['options'] = {
  ja: { nb: 'Ja', nn: 'Ja', en: 'Yes' },
  nei: { nb: 'Nei', nn: 'Nei', en: 'No' },
  'vet-ikke': unsure,
}

const when: QuestionText['options'] = {
  'for-2029': { nb: 'Før 26. mars 2029', nn: 'Før 26. mars 2029', en: 'Before 26 March 2029' },
  'for-2031': {
    nb: 'Fra 26. mars 2029, men før 26. mars 2031',
    nn: 'Frå 26. mars 2029, men før 26. mars 2031',
    en: 'From 26 March 2029, but before 26 March 2031',
  },
  senere: { nb: '26. mars 2031 eller senere', nn: '26. mars 2031 eller seinare', en: '26 March 2031 or later' },
  'vet-ikke': unsure,
}

/** The questions of the guide, and what may be answered. */
export const questionTexts: Readonly<Record<Question, QuestionText>> = {
  categories: {
    ask: {
      nb: 'Hvilke opplysninger kan systemet håndtere?',
      nn: 'Kva opplysningar kan systemet handtere?',
      en: 'Which data can the system handle?',
    },
    help: {
      nb: 'Å håndtere er å lagre, formidle, hente inn, sende ut, omforme, endre eller vise. Én av delene er nok.',
      nn: 'Å handtere er å lagre, formidle, hente inn, sende ut, omforme, endre eller vise. Éin av delane er nok.',
      en: 'To handle is to store, pass on, import, export, convert, edit or show. One of them is enough.',
    },
    options: {
      pasientoppsummering: { nb: 'Pasientoppsummering', nn: 'Pasientoppsummering', en: 'Patient summary' },
      resept: { nb: 'E-resept', nn: 'E-resept', en: 'Electronic prescription' },
      utlevering: { nb: 'Utlevering av legemidler', nn: 'Utlevering av legemiddel', en: 'Electronic dispensation' },
      bildediagnostikk: {
        nb: 'Bildediagnostikk og svar på den',
        nn: 'Biletdiagnostikk og svar på han',
        en: 'Medical imaging and its reports',
      },
      laboratoriesvar: {
        nb: 'Prøvesvar, som laboratoriesvar',
        nn: 'Prøvesvar, som laboratoriesvar',
        en: 'Medical test results, such as laboratory results',
      },
      epikrise: { nb: 'Epikrise', nn: 'Epikrise', en: 'Discharge report' },
      ingen: { nb: 'Ingen av disse', nn: 'Ingen av desse', en: 'None of these' },
      'vet-ikke': unsure,
    },
  },
  purpose: {
    ask: {
      nb: 'Hva har produsenten ment at systemet skal brukes til?',
      nn: 'Kva har produsenten meint at systemet skal brukast til?',
      en: 'What does the manufacturer intend the system for?',
    },
    help: {
      nb: 'Se i bruksanvisning, markedsføring og avtaler. Det er produsentens tiltenkte bruk som avgjør.',
      nn: 'Sjå i bruksrettleiing, marknadsføring og avtalar. Det er bruken produsenten har tenkt seg, som avgjer.',
      en: 'Look in instructions, marketing and contracts. The use that the manufacturer intends is what decides.',
    },
    options: {
      helsehjelp: {
        nb: 'Helsepersonell som yter helsehjelp, eller pasienter som ser egne opplysninger',
        nn: 'Helsepersonell som yter helsehjelp, eller pasientar som ser eigne opplysningar',
        en: 'Healthcare providers giving care, or patients seeing their own data',
      },
      generell: {
        nb: 'Hva som helst: det er generell programvare, som en teksteditor eller en database',
        nn: 'Kva som helst: det er generell programvare, som ein teksteditor eller ein database',
        en: 'Anything: it is general-purpose software, such as a text editor or a database',
      },
      annet: {
        nb: 'Noe annet, som bare økonomi, planlegging eller forskning',
        nn: 'Noko anna, som berre økonomi, planlegging eller forsking',
        en: 'Something else, such as accounts, planning or research only',
      },
      'vet-ikke': unsure,
    },
  },
  ways: {
    ask: {
      nb: 'Hvordan kommer systemet i bruk?',
      nn: 'Korleis kjem systemet i bruk?',
      en: 'How does the system come into use?',
    },
    help: {
      nb: 'Samme system kan komme i bruk på flere måter, og da gjelder flere datoer.',
      nn: 'Same system kan kome i bruk på fleire måtar, og då gjeld fleire datoar.',
      en: 'One system may come into use in several ways; several dates apply then.',
    },
    options: {
      marked: {
        nb: 'Det selges eller overlates til andre, som driver det selv',
        nn: 'Det blir selt eller overlate til andre, som driv det sjølve',
        en: 'It is sold or handed over to others, who run it themselves',
      },
      tjeneste: {
        nb: 'Det tilbys som en tjeneste over nett (programvare som tjeneste)',
        nn: 'Det blir tilbode som ei teneste over nett (programvare som teneste)',
        en: 'It is offered as a service over the network (software as a service)',
      },
      egen: {
        nb: 'En helseinstitusjon har laget det og bruker det selv',
        nn: 'Ein helseinstitusjon har laga det og bruker det sjølv',
        en: 'A health institution has made it and uses it itself',
      },
      'vet-ikke': unsure,
    },
  },
  first: {
    ask: {
      nb: 'Når kommer systemet på markedet eller i bruk for første gang?',
      nn: 'Når kjem systemet på marknaden eller i bruk for første gong?',
      en: 'When is the system placed on the market or put into service for the first time?',
    },
    help: {
      nb: 'Er det alt i bruk, er svaret «før 26. mars 2029».',
      nn: 'Er det alt i bruk, er svaret «før 26. mars 2029».',
      en: 'If it is already in use, the answer is “before 26 March 2029”.',
    },
    options: when,
  },
  changesFunction: {
    ask: {
      nb: 'Endrer en oppdatering det systemet opprinnelig skulle gjøre?',
      nn: 'Endrar ei oppdatering det systemet opphavleg skulle gjere?',
      en: 'Does an update change what the system was originally meant to do?',
    },
    help: {
      nb: 'Første av tre vilkår, som alle må være oppfylt: oppdateringen endrer tiltenkte funksjoner, type eller ytelse, og det var ikke forutsett i den første risikovurderingen.',
      nn: 'Første av tre vilkår, som alle må vere oppfylte: oppdateringa endrar tiltenkte funksjonar, type eller yting, og det var ikkje føresett i den første risikovurderinga.',
      en: 'The first of three conditions that must all be met: the update changes intended functions, type or performance, and the first risk assessment did not foresee it.',
    },
    options: yesOrNo,
  },
  changesRisk: {
    ask: {
      nb: 'Er risikoen blitt en annen eller større av oppdateringen?',
      nn: 'Har risikoen vorte ein annan eller større av oppdateringa?',
      en: 'Has the risk become another or a greater one by the update?',
    },
    help: {
      nb: 'Andre vilkår: det som kan gå galt, er av et annet slag enn før, eller risikoen er høyere.',
      nn: 'Andre vilkår: det som kan gå gale, er av eit anna slag enn før, eller risikoen er høgare.',
      en: 'The second condition: what may go wrong is of another kind than before, or the risk is higher.',
    },
    options: yesOrNo,
  },
  changed: {
    ask: {
      nb: 'Når gjøres det endrede systemet tilgjengelig eller tas i bruk?',
      nn: 'Når blir det endra systemet gjort tilgjengeleg eller teke i bruk?',
      en: 'When is the changed system made available or put into service?',
    },
    help: {
      nb: 'Tredje vilkår: det endrede produktet gjøres tilgjengelig eller tas i bruk.',
      nn: 'Tredje vilkår: det endra produktet blir gjort tilgjengeleg eller teke i bruk.',
      en: 'The third condition: the changed product is made available or put into service.',
    },
    options: { ...when, aldri: { nb: 'Aldri', nn: 'Aldri', en: 'Never' } },
  },
}
