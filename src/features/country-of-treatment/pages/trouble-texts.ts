import { type Language, type Text, texts } from '../../../protocols/web/language.ts'
import type { TroubleCode } from '../trouble.ts'

/** What a page says when a lookup stopped. */
export type TroubleText = { readonly heading: Text; readonly happened: Text; readonly todo: Text }

/** In plain words, by code: what happened, and what to do. Never whether something is hidden or not there. */
export const troubleTexts: Readonly<Record<TroubleCode, (language: Language) => TroubleText>> = {
  'no-match': texts({
    nb: {
      heading: 'Landet fant ingen',
      happened:
        'Ingen pasient svarer til det du fylte ut. Landet sier ikke om personen er ukjent der, eller om opplysningene ikke deles.',
      todo: 'Sammenlign hvert tegn med kortet eller passet, og spør igjen. Spør pasienten om et annet land har opplysningene.',
    },
    nn: {
      heading: 'Landet fann ingen',
      happened:
        'Ingen pasient svarar til det du fylte ut. Landet seier ikkje om personen er ukjend der, eller om opplysningane ikkje blir delte.',
      todo: 'Samanlikn kvart teikn med kortet eller passet, og spør igjen. Spør pasienten om eit anna land har opplysningane.',
    },
    en: {
      heading: 'The country found nobody',
      happened:
        'No patient answers to what you filled in. The country does not say whether the person is unknown there or the information is not shared.',
      todo: 'Compare every character with the card or passport, and ask again. Ask the patient whether another country holds the information.',
    },
  }),
  'several-matches': texts({
    nb: {
      heading: 'Landet fant flere',
      happened: 'Flere personer svarer til det du fylte ut. Ingen av dem vises, fordi det kan være feil person.',
      todo: 'Fyll ut flere felt, helst nummeret på kortet og fødselsdatoen, og spør igjen.',
    },
    nn: {
      heading: 'Landet fann fleire',
      happened: 'Fleire personar svarar til det du fylte ut. Ingen av dei blir viste, fordi det kan vere feil person.',
      todo: 'Fyll ut fleire felt, helst nummeret på kortet og fødselsdatoen, og spør igjen.',
    },
    en: {
      heading: 'The country found several',
      happened: 'Several people answer to what you filled in. None is shown, as it could be the wrong person.',
      todo: 'Fill in more fields, preferably the number on the card and the date of birth, and ask again.',
    },
  }),
  'missing-fields': texts({
    nb: {
      heading: 'Landet trenger flere opplysninger',
      happened: 'Det som ble sendt, er ikke nok for dette landet.',
      todo: 'Fyll ut alle feltene du kan, og spør igjen.',
    },
    nn: {
      heading: 'Landet treng fleire opplysningar',
      happened: 'Det som vart sendt, er ikkje nok for dette landet.',
      todo: 'Fyll ut alle felta du kan, og spør igjen.',
    },
    en: {
      heading: 'The country needs more',
      happened: 'What was sent is not enough for this country.',
      todo: 'Fill in all the fields you can, and ask again.',
    },
  }),
  'bad-format': texts({
    nb: {
      heading: 'Landet kjenner ikke skrivemåten',
      happened: 'Noe av det du fylte ut, er ikke skrevet slik landet bruker.',
      todo: 'Sammenlign med bildet av kortet: bokstaver, bindestreker og rekkefølge. Spør igjen.',
    },
    nn: {
      heading: 'Landet kjenner ikkje skrivemåten',
      happened: 'Noko av det du fylte ut, er ikkje skrive slik landet bruker.',
      todo: 'Samanlikn med biletet av kortet: bokstavar, bindestrekar og rekkjefølgje. Spør igjen.',
    },
    en: {
      heading: 'The country does not know this way of writing',
      happened: 'Some of what you filled in is not written as the country does.',
      todo: 'Compare with the picture of the card: letters, hyphens and order. Ask again.',
    },
  }),
  'patient-refused': texts({
    nb: {
      heading: 'Landet ville ikke lete opp pasienten',
      happened: 'Landet svarte med en feil om pasienten.',
      todo: 'Kontroller det du fylte ut, og spør igjen. Hjelper det ikke, gi driften koden under.',
    },
    nn: {
      heading: 'Landet ville ikkje leite opp pasienten',
      happened: 'Landet svarte med ein feil om pasienten.',
      todo: 'Kontroller det du fylte ut, og spør igjen. Hjelper det ikkje, gi drifta koden under.',
    },
    en: {
      heading: 'The country would not look for the patient',
      happened: 'The country answered with an error about the patient.',
      todo: 'Check what you filled in, and ask again. If that does not help, give the operators the code below.',
    },
  }),
  'registry-unavailable': texts({
    nb: {
      heading: 'Landets register svarer ikke',
      happened: 'Landet tok imot spørsmålet, men registeret bak er ute av drift eller opptatt.',
      todo: 'Vent et par minutter og prøv igjen.',
    },
    nn: {
      heading: 'Registeret i landet svarar ikkje',
      happened: 'Landet tok imot spørsmålet, men registeret bak er ute av drift eller oppteke.',
      todo: 'Vent eit par minutt og prøv igjen.',
    },
    en: {
      heading: 'The country’s registry does not answer',
      happened: 'The country received the question, but the registry behind is down or busy.',
      todo: 'Wait a couple of minutes and try again.',
    },
  }),
  'profession-refused': texts({
    nb: {
      heading: 'Landet gir ikke dette til yrket ditt',
      happened: 'Landet bestemmer selv hvilke yrker som får se hva.',
      todo: 'Be en lege spørre.',
    },
    nn: {
      heading: 'Landet gir ikkje dette til yrket ditt',
      happened: 'Landet avgjer sjølv kva yrke som får sjå kva.',
      todo: 'Be ein lege spørje.',
    },
    en: {
      heading: 'The country does not give this to your profession',
      happened: 'The country itself decides which professions may see what.',
      todo: 'Ask a doctor to do it.',
    },
  }),
  'attest-refused': texts({
    nb: {
      heading: 'Attesten din ble ikke godtatt',
      happened: 'Vi fikk ingen gyldig attest for deg og denne pasienten. Landet er ikke spurt.',
      todo: 'Logg ut og inn igjen og prøv på nytt. Hjelper det ikke, må de som har ansvar for HelseID hos dere, se på det.',
    },
    nn: {
      heading: 'Attesten din vart ikkje godteken',
      happened: 'Vi fekk ingen gyldig attest for deg og denne pasienten. Landet er ikkje spurt.',
      todo: 'Logg ut og inn att og prøv på nytt. Hjelper det ikkje, må dei som har ansvar for HelseID hos dykk, sjå på det.',
    },
    en: {
      heading: 'Your attest was not accepted',
      happened: 'We got no valid attest for you and this patient. The country has not been asked.',
      todo: 'Sign out and in and try again. If that does not help, those responsible for HelseID where you work must look at it.',
    },
  }),
  'attest-unavailable': texts({
    nb: {
      heading: 'HelseID svarer ikke',
      happened: 'Uten attest fra HelseID spør vi ikke landet. Landet er ikke spurt.',
      todo: 'Prøv igjen om litt. Haster det, ring dem som kjenner pasienten.',
    },
    nn: {
      heading: 'HelseID svarer ikkje',
      happened: 'Utan attest frå HelseID spør vi ikkje landet. Landet er ikkje spurt.',
      todo: 'Prøv igjen om litt. Hastar det, ring dei som kjenner pasienten.',
    },
    en: {
      heading: 'HelseID does not answer',
      happened: 'Without an attest from HelseID we do not ask the country. The country has not been asked.',
      todo: 'Try again in a while. If it is urgent, call somebody who knows the patient.',
    },
  }),
  'not-accepted': texts({
    nb: {
      heading: 'Landet godtok ikke innloggingen',
      happened: 'Landet avviste bekreftelsen på hvem du er. Det er ikke noe galt med pasienten.',
      todo: 'Logg ut og inn igjen og prøv på nytt. Hjelper det ikke, gi driften koden under.',
    },
    nn: {
      heading: 'Landet godtok ikkje innlogginga',
      happened: 'Landet avviste stadfestinga av kven du er. Det er ikkje noko gale med pasienten.',
      todo: 'Logg ut og inn att og prøv på nytt. Hjelper det ikkje, gi drifta koden under.',
    },
    en: {
      heading: 'The country did not accept the sign-in',
      happened: 'The country rejected the confirmation of who you are. Nothing is wrong with the patient.',
      todo: 'Sign out and in again and try once more. If that does not help, give the operators the code below.',
    },
  }),
  'grounds-refused': texts({
    nb: {
      heading: 'Landet godtok ikke behandlingsrelasjonen',
      happened: 'Bekreftelsen på at du behandler pasienten, er utløpt eller stemmer ikke for landet.',
      todo: 'Søk opp pasienten på nytt og be om samtykke igjen.',
    },
    nn: {
      heading: 'Landet godtok ikkje behandlingsrelasjonen',
      happened: 'Stadfestinga av at du behandlar pasienten, er gått ut eller stemmer ikkje for landet.',
      todo: 'Søk opp pasienten på nytt og be om samtykke igjen.',
    },
    en: {
      heading: 'The country did not accept the treatment relation',
      happened: 'The confirmation that you treat the patient has expired, or does not fit for the country.',
      todo: 'Search for the patient again and ask for consent once more.',
    },
  }),
  'next-of-kin-refused': texts({
    nb: {
      heading: 'Landet godtar ikke at en annen svarer',
      happened: 'Landet gir ikke ut opplysninger når en annen enn pasienten har svart. Ingenting er hentet.',
      todo: 'Kan pasienten svare selv, søk på nytt og spør pasienten. Haster det og pasienten ikke kan svare, kan du åpne uten samtykke.',
    },
    nn: {
      heading: 'Landet godtek ikkje at ein annan svarar',
      happened: 'Landet gir ikkje ut opplysningar når ein annan enn pasienten har svart. Ingenting er henta.',
      todo: 'Kan pasienten svare sjølv, søk på nytt og spør pasienten. Hastar det og pasienten ikkje kan svare, kan du opne utan samtykke.',
    },
    en: {
      heading: 'The country does not accept that somebody else answers',
      happened:
        'The country gives out nothing where somebody other than the patient has answered. Nothing was fetched.',
      todo: 'If the patient can answer, search again and ask the patient. If it is urgent and the patient cannot, you may open without consent.',
    },
  }),
  'too-many-requests': texts({
    nb: {
      heading: 'For mange spørsmål på kort tid',
      happened: 'Det er satt en grense for å beskytte pasientene. Den er nådd.',
      todo: 'Vent en time. Haster det, ring driften.',
    },
    nn: {
      heading: 'For mange spørsmål på kort tid',
      happened: 'Det er sett ei grense for å verne pasientane. Ho er nådd.',
      todo: 'Vent ein time. Hastar det, ring drifta.',
    },
    en: {
      heading: 'Too many questions in a short time',
      happened: 'There is a limit to protect patients, and it has been reached.',
      todo: 'Wait an hour. If it is urgent, call the operators.',
    },
  }),
  'nothing-registered': texts({
    nb: {
      heading: 'Landet har ingenting å gi',
      happened: 'Det kom ingen pasientoppsummering. Landet sier ikke om den mangler, eller om den ikke deles.',
      todo: 'Det betyr ikke at pasienten er frisk eller uten allergier. Spør pasienten, og be om papirer hjemmefra.',
    },
    nn: {
      heading: 'Landet har ingenting å gi',
      happened: 'Det kom inga pasientoppsummering. Landet seier ikkje om ho manglar, eller om ho ikkje blir delt.',
      todo: 'Det betyr ikkje at pasienten er frisk eller utan allergiar. Spør pasienten, og be om papir heimanfrå.',
    },
    en: {
      heading: 'The country has nothing to give',
      happened: 'No patient summary came. The country does not say whether there is none or it is not shared.',
      todo: 'It does not mean that the patient is healthy or has no allergies. Ask the patient, and for papers from home.',
    },
  }),
  'document-gone': texts({
    nb: {
      heading: 'Dokumentet er ikke der lenger',
      happened: 'Landet hadde det i listen, men leverte det ikke.',
      todo: 'Prøv igjen: listen blir hentet på nytt.',
    },
    nn: {
      heading: 'Dokumentet er ikkje der lenger',
      happened: 'Landet hadde det i lista, men leverte det ikkje.',
      todo: 'Prøv igjen: lista blir henta på nytt.',
    },
    en: {
      heading: 'The document is no longer there',
      happened: 'The country had it in the list, but did not deliver it.',
      todo: 'Try again: the list is fetched anew.',
    },
  }),
  'document-unusable': texts({
    nb: {
      heading: 'Dokumentet kan ikke brukes',
      happened: 'Det som kom, er ødelagt eller mangler noe det må ha. Det vises ikke, fordi det kan villede.',
      todo: 'Prøv én gang til. Kommer det samme, si fra til driften, som tar det opp med landet.',
    },
    nn: {
      heading: 'Dokumentet kan ikkje brukast',
      happened: 'Det som kom, er øydelagt eller manglar noko det må ha. Det blir ikkje vist, fordi det kan villeie.',
      todo: 'Prøv éin gong til. Kjem det same, sei frå til drifta, som tek det opp med landet.',
    },
    en: {
      heading: 'The document cannot be used',
      happened: 'What came is broken or lacks something it must have. It is not shown, as it could mislead.',
      todo: 'Try once more. If the same comes, tell the operators, who take it up with the country.',
    },
  }),
  'document-not-summary': texts({
    nb: {
      heading: 'Dokumentet er noe annet',
      happened: 'Landet sendte ikke en pasientoppsummering, men et dokument av en annen type. Det vises ikke.',
      todo: 'Prøv igjen. Kommer det samme, si fra til driften.',
    },
    nn: {
      heading: 'Dokumentet er noko anna',
      happened: 'Landet sende ikkje ei pasientoppsummering, men eit dokument av ein annan type. Det blir ikkje vist.',
      todo: 'Prøv igjen. Kjem det same, sei frå til drifta.',
    },
    en: {
      heading: 'The document is something else',
      happened: 'The country did not send a patient summary but a document of another type. It is not shown.',
      todo: 'Try again. If the same comes, tell the operators.',
    },
  }),
  'document-too-large': texts({
    nb: {
      heading: 'Svaret er for stort',
      happened: 'Landet sendte mer enn 20 MB. Det ble ikke tatt imot.',
      todo: 'Prøv igjen. Kommer det samme, si fra til driften.',
    },
    nn: {
      heading: 'Svaret er for stort',
      happened: 'Landet sende meir enn 20 MB. Det vart ikkje teke imot.',
      todo: 'Prøv igjen. Kjem det same, sei frå til drifta.',
    },
    en: {
      heading: 'The answer is too large',
      happened: 'The country sent more than 20 MB. It was not taken in.',
      todo: 'Try again. If the same comes, tell the operators.',
    },
  }),
  'another-patient': texts({
    nb: {
      heading: 'Dokumentet gjelder en annen',
      happened:
        'Landet sendte et dokument om en annen person enn den du fant. Det vises ikke, og hendelsen er registrert.',
      todo: 'Søk opp pasienten på nytt. Kommer det samme, si fra til driften med en gang.',
    },
    nn: {
      heading: 'Dokumentet gjeld ein annan',
      happened:
        'Landet sende eit dokument om ein annan person enn den du fann. Det blir ikkje vist, og hendinga er registrert.',
      todo: 'Søk opp pasienten på nytt. Kjem det same, sei frå til drifta med ein gong.',
    },
    en: {
      heading: 'The document is about somebody else',
      happened:
        'The country sent a document about another person than the one you found. It is not shown, and the event is recorded.',
      todo: 'Search for the patient again. If the same comes, tell the operators at once.',
    },
  }),
  'remote-failed': texts({
    nb: {
      heading: 'Noe gikk galt i landet',
      happened: 'Landet svarte at det fikk en feil hos seg.',
      todo: 'Prøv igjen om et par minutter. Hjelper det ikke, gi driften koden under.',
    },
    nn: {
      heading: 'Noko gjekk gale i landet',
      happened: 'Landet svarte at det fekk ein feil hos seg.',
      todo: 'Prøv igjen om eit par minutt. Hjelper det ikkje, gi drifta koden under.',
    },
    en: {
      heading: 'Something went wrong in the country',
      happened: 'The country answered that it had an error of its own.',
      todo: 'Try again in a couple of minutes. If that does not help, give the operators the code below.',
    },
  }),
  slow: texts({
    nb: {
      heading: 'Landet brukte for lang tid',
      happened: 'Det kom ikke noe svar på 30 sekunder. Spørsmålet er avbrutt.',
      todo: 'Prøv igjen. Det går ofte raskere andre gang.',
    },
    nn: {
      heading: 'Landet brukte for lang tid',
      happened: 'Det kom ikkje noko svar på 30 sekund. Spørsmålet er avbrote.',
      todo: 'Prøv igjen. Det går ofte raskare andre gongen.',
    },
    en: {
      heading: 'The country took too long',
      happened: 'No answer came within 30 seconds. The question was broken off.',
      todo: 'Try again. The second time is often faster.',
    },
  }),
  unreachable: texts({
    nb: {
      heading: 'Landet svarer ikke',
      happened: 'Vi fikk ikke kontakt med landet. Det kan være ute av drift.',
      todo: 'Prøv igjen om noen minutter. Driften ser det samme som deg og varsler landet.',
    },
    nn: {
      heading: 'Landet svarar ikkje',
      happened: 'Vi fekk ikkje kontakt med landet. Det kan vere ute av drift.',
      todo: 'Prøv igjen om nokre minutt. Drifta ser det same som deg og varslar landet.',
    },
    en: {
      heading: 'The country does not answer',
      happened: 'We could not reach the country. It may be out of operation.',
      todo: 'Try again in a few minutes. The operators see the same as you and notify the country.',
    },
  }),
  untrusted: texts({
    nb: {
      heading: 'Vi stoler ikke på svareren',
      happened: 'Den som svarte, kunne ikke bevise at det er landet. Ingenting om pasienten er sendt.',
      todo: 'Ikke prøv flere ganger. Si fra til driften med en gang.',
    },
    nn: {
      heading: 'Vi stoler ikkje på den som svarar',
      happened: 'Den som svarte, kunne ikkje prove at det er landet. Ingenting om pasienten er sendt.',
      todo: 'Ikkje prøv fleire gonger. Sei frå til drifta med ein gong.',
    },
    en: {
      heading: 'We do not trust who answered',
      happened: 'Whoever answered could not prove to be the country. Nothing about the patient was sent.',
      todo: 'Do not keep trying. Tell the operators at once.',
    },
  }),
  'answer-broken': texts({
    nb: {
      heading: 'Svaret kan ikke leses',
      happened: 'Landet svarte, men svaret er ødelagt eller er ikke til oss. Ingenting av det vises.',
      todo: 'Prøv én gang til. Kommer det samme, si fra til driften.',
    },
    nn: {
      heading: 'Svaret kan ikkje lesast',
      happened: 'Landet svarte, men svaret er øydelagt eller er ikkje til oss. Ingenting av det blir vist.',
      todo: 'Prøv éin gong til. Kjem det same, sei frå til drifta.',
    },
    en: {
      heading: 'The answer cannot be read',
      happened: 'The country answered, but the answer is broken or not meant for us. Nothing of it is shown.',
      todo: 'Try once more. If the same comes, tell the operators.',
    },
  }),
  cancelled: texts({
    nb: {
      heading: 'Du avbrøt',
      happened: 'Spørsmålet er avbrutt. Landet kan ha rukket å motta det.',
      todo: 'Spør igjen når du vil.',
    },
    nn: {
      heading: 'Du avbraut',
      happened: 'Spørsmålet er avbrote. Landet kan ha rokke å ta imot det.',
      todo: 'Spør igjen når du vil.',
    },
    en: {
      heading: 'You cancelled',
      happened: 'The question was broken off. The country may have received it.',
      todo: 'Ask again whenever you like.',
    },
  }),
  interrupted: texts({
    nb: {
      heading: 'Spørsmålet ble avbrutt hos oss',
      happened: 'Knutepunkt startet på nytt mens landet svarte. Svaret er ikke tatt imot.',
      todo: 'Prøv igjen.',
    },
    nn: {
      heading: 'Spørsmålet vart avbrote hos oss',
      happened: 'Knutepunkt starta på nytt medan landet svarte. Svaret er ikkje teke imot.',
      todo: 'Prøv igjen.',
    },
    en: {
      heading: 'The question was interrupted here',
      happened: 'Knutepunkt restarted while the country answered. The answer was not taken in.',
      todo: 'Try again.',
    },
  }),
  'not-recorded': texts({
    nb: {
      heading: 'Oppslaget kunne ikke loggføres',
      happened: 'Uten logg spør vi ikke og viser vi ikke. Ingenting er vist.',
      todo: 'Prøv igjen om litt. Driften er varslet.',
    },
    nn: {
      heading: 'Oppslaget kunne ikkje loggførast',
      happened: 'Utan logg spør vi ikkje og viser vi ikkje. Ingenting er vist.',
      todo: 'Prøv igjen om litt. Drifta er varsla.',
    },
    en: {
      heading: 'The lookup could not be recorded',
      happened: 'Without a record we do not ask and do not show. Nothing was shown.',
      todo: 'Try again in a moment. The operators have been told.',
    },
  }),
  'country-closed': texts({
    nb: {
      heading: 'Landet kan ikke spørres nå',
      happened: 'Forbindelsen til landet er ikke åpen hos oss.',
      todo: 'Velg et annet land, eller be driften se på det.',
    },
    nn: {
      heading: 'Landet kan ikkje spørjast no',
      happened: 'Sambandet til landet er ikkje ope hos oss.',
      todo: 'Vel eit anna land, eller be drifta sjå på det.',
    },
    en: {
      heading: 'The country cannot be asked now',
      happened: 'The connection to the country is not open here.',
      todo: 'Choose another country, or ask the operators to look into it.',
    },
  }),
  'consent-refused': texts({
    nb: {
      heading: 'Pasienten sa nei',
      happened: 'Du har registrert at pasienten sa nei. Oppslaget er lukket, og ingen helseopplysninger er hentet.',
      todo: 'Behandle pasienten som ellers. Ombestemmer pasienten seg, søk på nytt.',
    },
    nn: {
      heading: 'Pasienten sa nei',
      happened: 'Du har registrert at pasienten sa nei. Oppslaget er lukka, og ingen helseopplysningar er henta.',
      todo: 'Behandle pasienten som elles. Ombestemmer pasienten seg, søk på nytt.',
    },
    en: {
      heading: 'The patient said no',
      happened:
        'You have recorded that the patient said no. The lookup is closed, and no health information was fetched.',
      todo: 'Treat the patient as otherwise. If the patient has second thoughts, search again.',
    },
  }),
  'consent-withdrawn': texts({
    nb: {
      heading: 'Samtykket er trukket',
      happened: 'Pasienten har trukket samtykket, eller nødåpningen er lukket. Det som var hentet, er lukket.',
      todo: 'Vil pasienten likevel, søk opp pasienten på nytt og be om samtykke igjen.',
    },
    nn: {
      heading: 'Samtykket er trekt',
      happened: 'Pasienten har trekt samtykket, eller nødopninga er lukka. Det som var henta, er lukka.',
      todo: 'Vil pasienten likevel, søk opp pasienten på nytt og be om samtykke igjen.',
    },
    en: {
      heading: 'The consent was withdrawn',
      happened:
        'The patient has withdrawn the consent, or the emergency opening was closed. What was fetched is closed.',
      todo: 'If the patient agrees after all, search for the patient again and ask for consent once more.',
    },
  }),
  'emergency-closed': texts({
    nb: {
      heading: 'Nødåpningen er lukket',
      happened: 'Du lukket nødåpningen. Det som var hentet, er lukket. Åpningen blir likevel gjennomgått.',
      todo: 'Trengs opplysningene, søk opp pasienten på nytt.',
    },
    nn: {
      heading: 'Nødopninga er lukka',
      happened: 'Du lukka nødopninga. Det som var henta, er lukka. Opninga blir likevel gått gjennom.',
      todo: 'Trengst opplysningane, søk opp pasienten på nytt.',
    },
    en: {
      heading: 'The emergency opening is closed',
      happened: 'You closed the emergency opening. What was fetched is closed. The opening is still reviewed.',
      todo: 'If the information is needed, search for the patient again.',
    },
  }),
  'consent-ended': texts({
    nb: {
      heading: 'Tiden er ute',
      happened: 'Samtykket, eller de 60 minuttene etter en nødåpning, er over.',
      todo: 'Søk opp pasienten på nytt. Da kan du be om samtykke igjen.',
    },
    nn: {
      heading: 'Tida er ute',
      happened: 'Samtykket, eller dei 60 minutta etter ei nødopning, er over.',
      todo: 'Søk opp pasienten på nytt. Då kan du be om samtykke igjen.',
    },
    en: {
      heading: 'Time is up',
      happened: 'The consent, or the 60 minutes after an emergency opening, are over.',
      todo: 'Search for the patient again. Then you can ask for consent once more.',
    },
  }),
  'visit-full': texts({
    nb: {
      heading: 'Du har mange dokumenter åpne',
      happened: 'Det er ikke plass til flere i denne innloggingen.',
      todo: 'Slett noen av dem du har åpnet, og prøv igjen.',
    },
    nn: {
      heading: 'Du har mange dokument opne',
      happened: 'Det er ikkje plass til fleire i denne innlogginga.',
      todo: 'Slett nokre av dei du har opna, og prøv igjen.',
    },
    en: {
      heading: 'You have many documents open',
      happened: 'There is no room for more in this visit.',
      todo: 'Delete some of those you have opened, and try again.',
    },
  }),
  ours: texts({
    nb: {
      heading: 'Noe gikk galt hos oss',
      happened: 'Feilen er vår, og den er registrert. Ingenting er vist.',
      todo: 'Prøv igjen. Hjelper ikke det, si fra til driften.',
    },
    nn: {
      heading: 'Noko gjekk gale hos oss',
      happened: 'Feilen er vår, og han er registrert. Ingenting er vist.',
      todo: 'Prøv igjen. Hjelper ikkje det, sei frå til drifta.',
    },
    en: {
      heading: 'Something went wrong on our side',
      happened: 'The fault is ours and has been noted. Nothing was shown.',
      todo: 'Try again. If that does not help, tell the operators.',
    },
  }),
}
