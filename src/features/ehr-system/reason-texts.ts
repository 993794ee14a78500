import type { Reason, Way } from './article-26.ts'
import type { Said } from './said.ts'

/** Why a line of the conclusion is as it is, and what to find out where it is open. */
export const reasonTexts: Readonly<Record<Reason, { readonly why: Said; readonly findOut?: Said }>> = {
  'no-priority-category': {
    why: {
      nb: 'Et pasientjournalsystem i forordningens forstand håndterer minst én av de seks prioriterte kategoriene. Dette gjør ikke det.',
      nn: 'Eit pasientjournalsystem slik forordninga meiner det, handterer minst éin av dei seks prioriterte kategoriane. Dette gjer ikkje det.',
      en: 'An EHR system in the sense of the regulation handles at least one of the six priority categories. This one does not.',
    },
  },
  'general-purpose': {
    why: {
      nb: 'Programvare til generell bruk er ikke et pasientjournalsystem, heller ikke når helsetjenesten bruker den.',
      nn: 'Programvare til generell bruk er ikkje eit pasientjournalsystem, heller ikkje når helsetenesta bruker henne.',
      en: 'General-purpose software is no EHR system, not even when it is used in healthcare.',
    },
  },
  'not-for-care': {
    why: {
      nb: 'Systemet er ikke ment for helsehjelp eller for pasientenes eget innsyn, og er da ikke et pasientjournalsystem.',
      nn: 'Systemet er ikkje meint for helsehjelp eller for innsynet til pasientane sjølve, og er då ikkje eit pasientjournalsystem.',
      en: 'The system is not intended for care or for patients’ own access, and is then no EHR system.',
    },
  },
  'purpose-unknown': {
    why: {
      nb: 'Om det er et pasientjournalsystem, kommer an på hva produsenten har ment det til.',
      nn: 'Om det er eit pasientjournalsystem, kjem an på kva produsenten har meint det til.',
      en: 'Whether it is an EHR system depends on what the manufacturer intends it for.',
    },
    findOut: {
      nb: 'Les produsentens bruksanvisning og beskrivelse: er det ment brukt når noen yter helsehjelp, eller av pasienter som ser egne opplysninger?',
      nn: 'Les bruksrettleiinga og skildringa til produsenten: er det meint brukt når nokon yter helsehjelp, eller av pasientar som ser eigne opplysningar?',
      en: 'Read the manufacturer’s instructions and description: is it meant to be used when care is given, or by patients seeing their own data?',
    },
  },
  'way-unknown': {
    why: {
      nb: 'Datoen er en annen for tjenester og egne systemer enn for det som selges.',
      nn: 'Datoen er ein annan for tenester og eigne system enn for det som blir selt.',
      en: 'The date is another for services and in-house systems than for what is sold.',
    },
    findOut: {
      nb: 'Les avtalen: hvem driver systemet, og betales det for en tjeneste eller for et produkt?',
      nn: 'Les avtalen: kven driv systemet, og blir det betalt for ei teneste eller for eit produkt?',
      en: 'Read the contract: who runs the system, and is it a service or a product that is paid for?',
    },
  },
  service: {
    why: {
      nb: 'Det som tilbys som en informasjonssamfunnstjeneste, regnes som tatt i bruk. Kravene i kapittel III gjelder det fra samme dag, uansett kategori.',
      nn: 'Det som blir tilbode som ei informasjonssamfunnsteneste, blir rekna som teke i bruk. Krava i kapittel III gjeld det frå same dag, same kva kategori.',
      en: 'What is offered as an information society service counts as put into service. Chapter III applies to it from one day, whatever the category.',
    },
    findOut: {
      nb: 'Vurderingen skiller ikke mellom det som alt er i bruk den dagen, og det som er nytt. Følg med på om myndighetene gjør det.',
      nn: 'Vurderinga skil ikkje mellom det som alt er i bruk den dagen, og det som er nytt. Følg med på om styresmaktene gjer det.',
      en: 'The assessment makes no difference between what is already in use that day and what is new. Watch whether the authorities do.',
    },
  },
  'in-house': {
    why: {
      nb: 'Det som er laget og brukes i en helseinstitusjon, regnes som tatt i bruk. Kravene i kapittel III gjelder det fra samme dag, uansett kategori.',
      nn: 'Det som er laga og blir brukt i ein helseinstitusjon, blir rekna som teke i bruk. Krava i kapittel III gjeld det frå same dag, same kva kategori.',
      en: 'What is made and used in a health institution counts as put into service. Chapter III applies to it from one day, whatever the category.',
    },
    findOut: {
      nb: 'Vurderingen skiller ikke mellom det som alt er i bruk den dagen, og det som er nytt. Følg med på om myndighetene gjør det.',
      nn: 'Vurderinga skil ikkje mellom det som alt er i bruk den dagen, og det som er nytt. Følg med på om styresmaktene gjer det.',
      en: 'The assessment makes no difference between what is already in use that day and what is new. Watch whether the authorities do.',
    },
  },
  'category-unknown': {
    why: {
      nb: 'Kategoriene begynner på to ulike dager, 26. mars 2029 og 26. mars 2031.',
      nn: 'Kategoriane byrjar på to ulike dagar, 26. mars 2029 og 26. mars 2031.',
      en: 'The categories begin on two different days, 26 March 2029 and 26 March 2031.',
    },
    findOut: {
      nb: 'Gå gjennom de seks kategoriene og vedlegg I med dem som kjenner systemet: hva lagrer, viser eller sender det?',
      nn: 'Gå gjennom dei seks kategoriane og vedlegg I med dei som kjenner systemet: kva lagrar, viser eller sender det?',
      en: 'Go through the six categories and Annex I with those who know the system: what does it store, show or send?',
    },
  },
  'first-unknown': {
    why: {
      nb: 'Det som er på markedet før kravene begynner, får dem først når det endres vesentlig.',
      nn: 'Det som er på marknaden før krava byrjar, får dei først når det blir endra vesentleg.',
      en: 'What is on the market before the requirements begin, meets them only once it is substantially modified.',
    },
    findOut: {
      nb: 'Finn ut når det første eksemplaret ble eller blir overlatt til en kunde eller tatt i bruk.',
      nn: 'Finn ut når det første eksemplaret vart eller blir overlate til ein kunde eller teke i bruk.',
      en: 'Find out when the first copy was or will be handed to a customer or put into service.',
    },
  },
  new: {
    why: {
      nb: 'Systemet kommer på markedet eller i bruk for første gang etter at kravene for disse kategoriene har begynt.',
      nn: 'Systemet kjem på marknaden eller i bruk for første gong etter at krava for desse kategoriane har byrja.',
      en: 'The system is placed on the market or put into service for the first time after the requirements for these categories have begun.',
    },
  },
  'not-substantially-modified': {
    why: {
      nb: 'Systemet var på markedet før kravene for disse kategoriene begynte, og er ikke vesentlig endret: ett av de tre vilkårene mangler.',
      nn: 'Systemet var på marknaden før krava for desse kategoriane byrja, og er ikkje vesentleg endra: eitt av dei tre vilkåra manglar.',
      en: 'The system was on the market before the requirements for these categories began, and is not substantially modified: one of the three conditions is not met.',
    },
  },
  'modification-unknown': {
    why: {
      nb: 'Systemet var på markedet før kravene for disse kategoriene begynte. De gjelder bare om det er vesentlig endret, og det krever alle tre vilkår.',
      nn: 'Systemet var på marknaden før krava for desse kategoriane byrja. Dei gjeld berre om det er vesentleg endra, og det krev alle tre vilkåra.',
      en: 'The system was on the market before the requirements for these categories began. They apply only if it is substantially modified, which takes all three conditions.',
    },
    findOut: {
      nb: 'Hold oppdateringen opp mot den første risikovurderingen: er noe ved funksjon, type eller ytelse nytt, er risikoen en annen eller større, og når tas den i bruk?',
      nn: 'Hald oppdateringa opp mot den første risikovurderinga: er noko ved funksjon, type eller yting nytt, er risikoen ein annan eller større, og når blir ho teken i bruk?',
      en: 'Hold the update against the first risk assessment: is anything about function, type or performance new, is the risk another or greater, and when is it put into service?',
    },
  },
  'substantially-modified': {
    why: {
      nb: 'Systemet var på markedet før, men er vesentlig endret etter at kravene for disse kategoriene har begynt: alle tre vilkår er oppfylt. Da er det som et nytt produkt.',
      nn: 'Systemet var på marknaden før, men er vesentleg endra etter at krava for desse kategoriane har byrja: alle tre vilkåra er oppfylte. Då er det som eit nytt produkt.',
      en: 'The system was on the market before, but is substantially modified after the requirements for these categories have begun: all three conditions are met. It is then like a new product.',
    },
  },
  'modified-before': {
    why: {
      nb: 'Systemet er vesentlig endret, men det skjedde før kravene for disse kategoriene begynte. En ny vesentlig endring senere vil utløse dem.',
      nn: 'Systemet er vesentleg endra, men det hende før krava for desse kategoriane byrja. Ei ny vesentleg endring seinare vil løyse dei ut.',
      en: 'The system is substantially modified, but that was before the requirements for these categories began. Another substantial modification later will bring them in.',
    },
  },
}

/** The ways a system comes into use, as the head of a line. */
export const wayTexts: Readonly<Record<Way, Said>> = {
  market: { nb: 'Solgt eller overlatt til andre', nn: 'Selt eller overlate til andre', en: 'Sold or handed over' },
  service: { nb: 'Tilbudt som tjeneste', nn: 'Tilbode som teneste', en: 'Offered as a service' },
  'in-house': { nb: 'Laget og brukt i egen institusjon', nn: 'Laga og brukt i eigen institusjon', en: 'Made and used in-house' }, // biome-ignore format: a row
}
