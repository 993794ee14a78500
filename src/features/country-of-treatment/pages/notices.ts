/** What a patient is told before saying yes or no, in the patient's own language. */
export type Notice = {
  /** BCP 47. */
  readonly language: string
  readonly title: string
  readonly paragraphs: readonly string[]
}

/** Which text it is; a consent remembers it. A changed text is a new version. */
export const noticeId = { id: 'myhealth-eu-patient-summary', version: '2026-11-22' } as const

/**
 * What is fetched, from where and for what; who sees it; what remains; and that the patient decides (Regulation (EU)
 * 2016/679, Art. 13; MyHealth@EU patient information notice). Our own words in each language; no native speaker has
 * checked those outside Norwegian and English, which the page says.
 */
export const notices: readonly Notice[] = [
  {
    language: 'en',
    title: 'May we fetch your health information?',
    paragraphs: [
      'We want to read your patient summary: allergies, medicines, illnesses and other important information. Where it helps, also test results, discharge letters and images.',
      'It is fetched from your home country through the European service MyHealth@EU, to treat you here and now.',
      'Only those who treat you will see it. Who has read it is recorded, here and in your home country.',
      'What we save becomes part of your patient record in Norway.',
      'You decide. You will be treated whether you say yes or no, and you can change your mind at any time.',
    ],
  },
  {
    language: 'nb',
    title: 'Kan vi hente helseopplysningene dine?',
    paragraphs: [
      'Vi ønsker å lese pasientoppsummeringen din: allergier, legemidler, sykdommer og annet som er viktig. Trengs det, leser vi også prøvesvar, epikriser og bilder.',
      'Den hentes fra hjemlandet ditt gjennom den europeiske tjenesten MyHealth@EU, for å behandle deg her og nå.',
      'Bare de som behandler deg, får se den. Det blir registrert hvem som har lest, her og i hjemlandet ditt.',
      'Det vi tar vare på, blir en del av journalen din i Norge.',
      'Du bestemmer. Du får behandling enten du sier ja eller nei, og du kan ombestemme deg når som helst.',
    ],
  },
  {
    language: 'nn',
    title: 'Kan vi hente helseopplysningane dine?',
    paragraphs: [
      'Vi ønskjer å lese pasientoppsummeringa di: allergiar, legemiddel, sjukdommar og anna som er viktig. Trengst det, les vi òg prøvesvar, epikrisar og bilete.',
      'Ho blir henta frå heimlandet ditt gjennom den europeiske tenesta MyHealth@EU, for å behandle deg her og no.',
      'Berre dei som behandlar deg, får sjå ho. Det blir registrert kven som har lese, her og i heimlandet ditt.',
      'Det vi tek vare på, blir ein del av journalen din i Noreg.',
      'Du bestemmer. Du får behandling anten du seier ja eller nei, og du kan ombestemme deg når som helst.',
    ],
  },
  {
    language: 'sv',
    title: 'Får vi hämta dina hälsouppgifter?',
    paragraphs: [
      'Vi vill läsa din patientöversikt: allergier, läkemedel, sjukdomar och annat som är viktigt. Vid behov läser vi även provsvar, epikriser och bilder.',
      'Den hämtas från ditt hemland genom den europeiska tjänsten MyHealth@EU, för att behandla dig här och nu.',
      'Bara de som behandlar dig får se den. Det registreras vem som har läst, här och i ditt hemland.',
      'Det vi sparar blir en del av din journal i Norge.',
      'Du bestämmer. Du får vård oavsett om du säger ja eller nej, och du kan ändra dig när som helst.',
    ],
  },
  {
    language: 'da',
    title: 'Må vi hente dine helbredsoplysninger?',
    paragraphs: [
      'Vi vil gerne læse dit patientresumé: allergier, medicin, sygdomme og andet, der er vigtigt. Om nødvendigt læser vi også prøvesvar, epikriser og billeder.',
      'Det hentes fra dit hjemland gennem den europæiske tjeneste MyHealth@EU for at behandle dig her og nu.',
      'Kun de, der behandler dig, får det at se. Det registreres, hvem der har læst det, her og i dit hjemland.',
      'Det, vi gemmer, bliver en del af din journal i Norge.',
      'Du bestemmer. Du bliver behandlet, uanset om du siger ja eller nej, og du kan altid ombestemme dig.',
    ],
  },
  {
    language: 'fi',
    title: 'Saammeko hakea terveystietosi?',
    paragraphs: [
      'Haluamme lukea potilasyhteenvetosi: allergiat, lääkkeet, sairaudet ja muut tärkeät tiedot. Tarvittaessa luemme myös laboratoriotulokset, loppulausunnot ja kuvat.',
      'Se haetaan kotimaastasi eurooppalaisen MyHealth@EU-palvelun kautta, jotta voimme hoitaa sinua täällä ja nyt.',
      'Vain sinua hoitavat näkevät sen. Tietojen lukijat kirjataan täällä ja kotimaassasi.',
      'Tallentamamme tiedot tulevat osaksi potilaskertomustasi Norjassa.',
      'Sinä päätät. Saat hoitoa, vastasitpa kyllä tai ei, ja voit muuttaa mielesi milloin tahansa.',
    ],
  },
  {
    language: 'de',
    title: 'Dürfen wir Ihre Gesundheitsdaten abrufen?',
    paragraphs: [
      'Wir möchten Ihre Patientenkurzakte lesen: Allergien, Medikamente, Krankheiten und andere wichtige Angaben. Falls nötig, lesen wir auch Laborbefunde, Entlassungsbriefe und Bilder.',
      'Sie wird aus Ihrem Heimatland über den europäischen Dienst MyHealth@EU abgerufen, um Sie hier und jetzt zu behandeln.',
      'Nur wer Sie behandelt, sieht sie. Wer sie gelesen hat, wird hier und in Ihrem Heimatland festgehalten.',
      'Was wir speichern, wird Teil Ihrer Patientenakte in Norwegen.',
      'Sie entscheiden. Sie werden behandelt, ob Sie Ja oder Nein sagen, und können Ihre Meinung jederzeit ändern.',
    ],
  },
  {
    language: 'fr',
    title: 'Pouvons-nous obtenir vos informations de santé ?',
    paragraphs: [
      'Nous souhaitons lire votre résumé médical : allergies, médicaments, maladies et autres informations importantes. Si nécessaire, aussi vos résultats d’examens, comptes rendus d’hospitalisation et images.',
      'Il vient de votre pays par le service européen MyHealth@EU, pour vous soigner ici et maintenant.',
      'Seules les personnes qui vous soignent le verront. Qui l’a lu est enregistré, ici et dans votre pays.',
      'Ce que nous conservons fera partie de votre dossier médical en Norvège.',
      'C’est vous qui décidez. Vous serez soigné que vous disiez oui ou non, et vous pouvez changer d’avis à tout moment.',
    ],
  },
  {
    language: 'es',
    title: '¿Podemos obtener sus datos de salud?',
    paragraphs: [
      'Queremos leer su historia clínica resumida: alergias, medicamentos, enfermedades y otros datos importantes. Si hace falta, también resultados de análisis, informes de alta e imágenes.',
      'Se obtiene de su país mediante el servicio europeo MyHealth@EU, para atenderle aquí y ahora.',
      'Solo la verán quienes le atienden. Queda registrado quién la ha leído, aquí y en su país.',
      'Lo que guardemos formará parte de su historia clínica en Noruega.',
      'Usted decide. Recibirá atención tanto si dice sí como si dice no, y puede cambiar de opinión cuando quiera.',
    ],
  },
  {
    language: 'pt',
    title: 'Podemos obter os seus dados de saúde?',
    paragraphs: [
      'Queremos ler o seu resumo clínico: alergias, medicamentos, doenças e outras informações importantes. Se for necessário, também resultados de análises, relatórios de alta e imagens.',
      'É obtido no seu país através do serviço europeu MyHealth@EU, para o tratar aqui e agora.',
      'Só o verá quem o trata. Fica registado quem o leu, aqui e no seu país.',
      'O que guardarmos passa a fazer parte do seu processo clínico na Noruega.',
      'A decisão é sua. Será tratado quer diga sim quer diga não, e pode mudar de ideias a qualquer momento.',
    ],
  },
  {
    language: 'it',
    title: 'Possiamo ottenere i suoi dati sanitari?',
    paragraphs: [
      'Vogliamo leggere il suo profilo sanitario sintetico: allergie, farmaci, malattie e altre informazioni importanti. Se serve, anche referti di laboratorio, lettere di dimissione e immagini.',
      'Viene richiesto al suo Paese tramite il servizio europeo MyHealth@EU, per curarla qui e ora.',
      'Lo vedrà solo chi la cura. Viene registrato chi lo ha letto, qui e nel suo Paese.',
      'Ciò che conserviamo diventa parte della sua cartella clinica in Norvegia.',
      'Decide lei. Sarà curato sia che dica sì sia che dica no, e può cambiare idea in qualsiasi momento.',
    ],
  },
  {
    language: 'pl',
    title: 'Czy możemy pobrać Pana/Pani dane zdrowotne?',
    paragraphs: [
      'Chcemy przeczytać kartę pacjenta: alergie, leki, choroby i inne ważne informacje. W razie potrzeby także wyniki badań, wypisy ze szpitala i zdjęcia.',
      'Zostanie pobrana z kraju ojczystego przez europejską usługę MyHealth@EU, aby leczyć Pana/Panią tu i teraz.',
      'Zobaczą ją tylko osoby, które Pana/Panią leczą. Zapisuje się, kto ją przeczytał, tutaj i w kraju ojczystym.',
      'To, co zachowamy, stanie się częścią dokumentacji medycznej w Norwegii.',
      'Decyzja należy do Pana/Pani. Leczenie odbędzie się niezależnie od odpowiedzi, a zdanie można zmienić w każdej chwili.',
    ],
  },
  {
    language: 'cs',
    title: 'Smíme získat vaše zdravotní údaje?',
    paragraphs: [
      'Chceme si přečíst váš pacientský souhrn: alergie, léky, nemoci a další důležité údaje. Bude-li třeba, i výsledky vyšetření, propouštěcí zprávy a snímky.',
      'Získáme jej z vaší země prostřednictvím evropské služby MyHealth@EU, abychom vás mohli léčit zde a nyní.',
      'Uvidí jej jen ti, kdo vás léčí. Kdo jej četl, se zaznamenává zde i ve vaší zemi.',
      'Co si uložíme, stane se součástí vaší zdravotnické dokumentace v Norsku.',
      'Rozhodnutí je na vás. Ošetříme vás, ať řeknete ano, nebo ne, a názor můžete kdykoli změnit.',
    ],
  },
  {
    language: 'el',
    title: 'Μπορούμε να λάβουμε τα στοιχεία υγείας σας;',
    paragraphs: [
      'Θέλουμε να διαβάσουμε τον συνοπτικό ιατρικό σας φάκελο: αλλεργίες, φάρμακα, ασθένειες και άλλα σημαντικά στοιχεία. Αν χρειαστεί, και αποτελέσματα εξετάσεων, εξιτήρια και εικόνες.',
      'Λαμβάνεται από τη χώρα σας μέσω της ευρωπαϊκής υπηρεσίας MyHealth@EU, για να σας φροντίσουμε εδώ και τώρα.',
      'Θα τον δουν μόνο όσοι σας φροντίζουν. Καταγράφεται ποιος τον διάβασε, εδώ και στη χώρα σας.',
      'Ό,τι κρατήσουμε γίνεται μέρος του ιατρικού σας φακέλου στη Νορβηγία.',
      'Εσείς αποφασίζετε. Θα λάβετε φροντίδα είτε πείτε ναι είτε όχι και μπορείτε να αλλάξετε γνώμη οποτεδήποτε.',
    ],
  },
]

/** Which languages are offered to somebody from a country, the likeliest first; English always follows. */
const spokenIn: Readonly<Record<string, readonly string[]>> = {
  AT: ['de'],
  BE: ['fr', 'de'],
  CH: ['de', 'fr', 'it'],
  CY: ['el'],
  CZ: ['cs'],
  DE: ['de'],
  DK: ['da'],
  ES: ['es'],
  FI: ['fi', 'sv'],
  FR: ['fr'],
  GR: ['el'],
  IT: ['it'],
  LU: ['fr', 'de'],
  NO: ['nb', 'nn'],
  PL: ['pl'],
  PT: ['pt'],
  SE: ['sv'],
}

/** Offered to somebody from this country. */
export function noticesFor(country: string): readonly Notice[] {
  const wanted = [...(spokenIn[country] ?? []), 'en', 'nb']
  return wanted.flatMap((language) => noticeIn(language) ?? [])
}

/** In this language; undefined where there is none. */
export function noticeIn(language: string): Notice | undefined {
  return notices.find((notice) => notice.language === language)
}
