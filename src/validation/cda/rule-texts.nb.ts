import type { RuleTexts } from './rule-texts.ts'

/** What each rule says to the reader, in bokmål: what was found, and what it means for the reading. */
export const nb: RuleTexts = {
  'document-type-unstated': [
    'Dokumentet sier ikke selv at det er en pasientoppsummering.',
    'Det leses som en pasientoppsummering ut fra innholdet. Kontroller at det er det dokumentet du ventet.',
  ],
  'document-template-missing': [
    'Dokumentet viser ikke til malen for europeiske pasientoppsummeringer.',
    'Det kan følge en nasjonal mal. Innholdet leses likevel.',
  ],
  'document-date-missing': [
    'Dokumentet mangler dato.',
    'Det går ikke an å vite hvor gammelt innholdet er. Spør pasienten om noe er endret.',
  ],
  'document-date-future': [
    'Dokumentets dato ligger fram i tid.',
    'Datoen er feil hos avsenderen. Ikke stol på hvor nytt innholdet ser ut til å være.',
  ],
  'document-old': [
    'Dokumentet er {age} gammelt.',
    'Legemidler, allergier og sykdommer kan ha endret seg siden. Spør pasienten.',
  ],
  'content-old': [
    'Innholdet ble sist oppdatert for {age} siden, selv om dokumentet er nyere.',
    'Regn opplysningene som like gamle som den siste oppdateringen.',
  ],
  'confidentiality-restricted': [
    'Avsenderen har merket dokumentet som særlig fortrolig.',
    'Vær varsom med å dele eller skrive ut innholdet.',
  ],
  'pdf-only': [
    'Dokumentet er bare en PDF.',
    'Allergier, legemidler og diagnoser er ikke lest av programmet. Les hele PDF-en.',
  ],
  'pdf-cut-off': ['PDF-en i dokumentet ser ut til å være kuttet av.', 'Sider kan mangle, eller filen kan ikke åpnes.'],
  addendum: ['Avsenderen kaller dokumentet et tillegg til et annet.', 'Opplysninger kan stå i det andre dokumentet.'],
  'body-missing': [
    'Dokumentet har ikke noe innhold ut over hvem pasienten er.',
    'Det betyr ikke at det ikke finnes noe å fortelle. Spør pasienten.',
  ],
  'legal-authenticator-missing': [
    'Ingen står som ansvarlig for dokumentet.',
    'Det kan være laget automatisk og ikke være godkjent av en kliniker.',
  ],
  'document-language-missing': ['Dokumentets språk er ikke oppgitt.', 'Originalteksten vises uten språkmerking.'],
  'patient-language-missing': ['Pasientens språk er nevnt, men ikke oppgitt.', 'Spør om behovet for tolk.'],
  'patient-name-incomplete': [
    'Pasientens navn er ufullstendig.',
    'Kontroller identiteten på en annen måte før du bruker opplysningene.',
  ],
  'patient-id-missing': [
    'Pasienten har ingen identifikator i dokumentet.',
    'Kontroller identiteten på en annen måte før du bruker opplysningene.',
  ],
  'patient-sex-missing': ['Pasientens kjønn er ikke oppgitt.', 'Kjønn vises som ukjent.'],
  'patient-deceased': [
    'Avsenderen har registrert pasienten som død.',
    'Kontroller at dokumentet gjelder personen foran deg.',
  ],
  'birth-date-missing': ['Fødselsdatoen mangler.', 'Kontroller identiteten på en annen måte. Alder kan ikke beregnes.'],
  'birth-date-imprecise': [
    'Fødselsdatoen er ikke oppgitt med dag.',
    'Kontroller identiteten på en annen måte. Alderen er omtrentlig.',
  ],
  'birth-date-future': ['Fødselsdatoen ligger fram i tid.', 'Datoen er feil. Kontroller identiteten på en annen måte.'],
  'birth-date-implausible': [
    'Fødselsdatoen gjør pasienten eldre enn noe menneske har blitt.',
    'Datoen er trolig feil. Kontroller identiteten på en annen måte.',
  ],
  'pregnancy-contradicts-sex': [
    'Dokumentet forteller om svangerskap, men pasienten er registrert som mann.',
    'En av delene er feil, eller opplysningene gjelder en annen person.',
  ],
  'compulsory-section-missing': [
    'Avsnittet «{section}» er ikke levert av avsenderen.',
    'Det betyr ikke at det ikke finnes noe å fortelle. Spør pasienten.',
  ],
  'section-duplicate': ['Avsnittet «{section}» finnes mer enn én gang.', 'Les alle utgavene. De kan si ulike ting.'],
  'section-empty': [
    'Avsnittet er tomt.',
    'Avsenderen sier verken at det ikke er noe eller at opplysninger mangler. Spør pasienten.',
  ],
  'narrative-only-section': [
    'Avsnittet har bare tekst, ingen strukturerte opplysninger.',
    'Teksten er ikke lest av programmet og ikke oversatt. Les originalteksten.',
  ],
  'narrative-row-not-coded': [
    'Originalteksten har en linje som ikke finnes blant de strukturerte opplysningene.',
    'Les originalteksten. Noe kan mangle i oversikten.',
  ],
  'entry-not-understood': [
    'En oppføring har en form programmet ikke leser.',
    'Den vises bare gjennom originalteksten. Les den.',
  ],
  'section-by-template-only': [
    'Avsnittet «{section}» mangler koden det skulle hatt.',
    'Det kan være vist bare som tekst. Les originalteksten i avsnittet.',
  ],
  'section-not-in-summary': [
    'Avsnittet hører ikke til de faste avsnittene i en pasientoppsummering.',
    'Det vises som tekst med sin egen tittel.',
  ],
  'unknown-section-without-text': [
    'Et ukjent avsnitt har opplysninger, men ingen tekst som kan vises.',
    'Det finnes innhold i dokumentet som ikke vises her.',
  ],
  'absence-contradicts-entries': [
    'Avsnittet sier at det ikke er noe, eller at opplysninger mangler, men har også oppføringer.',
    'Stol på oppføringene, og kontroller mot originalteksten.',
  ],
  'absence-codes-contradict': [
    'Avsnittet sier både at det ikke er noe og at opplysninger mangler.',
    'Regn det som ikke opplyst, og spør pasienten.',
  ],
  'absence-wrong-section': [
    'En kode for «ingen kjente» eller «ikke opplyst» hører til et annet avsnitt.',
    'Det er uklart hva avsenderen mener. Spør pasienten.',
  ],
  'absence-code-unknown': [
    'Koden for «ingen kjente» eller «ikke opplyst» er ukjent.',
    'Programmet kan ikke si hvilken av de to den betyr. Les originalteksten.',
  ],
  'absence-text-contradicts': [
    'Kode og tekst sier hver sin ting: den ene «ingen kjente», den andre «ikke opplyst».',
    'Regn det som ikke opplyst, og spør pasienten.',
  ],
  'medication-unidentified': ['Et legemiddel har verken navn, kode eller virkestoff.', 'Les originalteksten.'],
  'active-substance-missing': [
    'Virkestoffet mangler for et legemiddel.',
    'Bare handelsnavn eller nasjonal kode er oppgitt. Slå opp produktet, og kontroller styrken.',
  ],
  'active-substance-text-only': [
    'Et virkestoff er bare oppgitt som tekst.',
    'Det vises uoversatt og kan ikke kontrolleres automatisk.',
  ],
  'strength-missing': ['Styrken mangler for et legemiddel.', 'Kontroller mot originalteksten eller pakningen.'],
  'strength-text-only': ['Styrken er bare oppgitt som tekst.', 'Den vises slik avsenderen skrev den.'],
  'strength-unit-missing': [
    'Styrken mangler enhet.',
    'Tallet kan bety milligram, mikrogram eller enheter. Ikke gjett.',
  ],
  'strength-without-denominator': [
    'Styrken sier ikke per hva.',
    'Det er uklart om mengden er per tablett, milliliter eller pakning.',
  ],
  'strength-not-positive': ['Styrken er null eller negativ.', 'Tallet er feil. Kontroller mot pakningen.'],
  'dose-missing': ['Dosen mangler for et legemiddel.', 'Les originalteksten, eller spør pasienten hvordan det brukes.'],
  'dose-frequency-missing': [
    'Dosen er oppgitt, men ikke hvor ofte.',
    'Les originalteksten, eller spør pasienten hvordan det brukes.',
  ],
  'dose-unit-unclear': [
    'Dosen er et tall uten brukbar enhet.',
    'Den kan bety enheter, milliliter eller milligram. Ikke regn den om uten å kontrollere.',
  ],
  'dose-is-concentration': [
    'Dosen er skrevet som en styrke.',
    'Avsenderen har trolig satt styrken i dosefeltet. Dosen er da ikke kjent.',
  ],
  'dose-not-positive': ['Dosen er null eller negativ.', 'Tallet er feil. Les originalteksten.'],
  'dose-implausible': [
    'Dosen er over 100 enheter om gangen.',
    'Den kan være en styrke eller en skrivefeil. Kontroller mot originalteksten.',
  ],
  'dose-divided': [
    'Doseringen er delt i flere trinn, for eksempel nedtrapping.',
    'Trinnene er ikke lest av programmet. Les originalteksten.',
  ],
  'dose-conditional': [
    'Doseringen har en betingelse eller en største dose.',
    'Den vises ikke ved dosen. Les originalteksten.',
  ],
  'period-unreadable': ['Hvor ofte legemidlet tas, kan ikke leses.', 'Les originalteksten.'],
  'medication-status-missing': [
    'Det er ikke oppgitt om legemidlet er i bruk.',
    'Spør pasienten om det fortsatt brukes.',
  ],
  'medication-ended-but-active': [
    'Legemidlet står som aktivt, men sluttdatoen er passert.',
    'Spør pasienten om det fortsatt brukes.',
  ],
  'medication-starts-later': ['Bruken av legemidlet begynner fram i tid.', 'Pasienten tar det trolig ikke ennå.'],
  'ingredient-role-missing': ['Det er ikke oppgitt om et innholdsstoff er virkestoff.', 'Det vises som virkestoff.'],
  'medication-namespace-unknown': ['Et legemiddelfelt står i et ukjent navnerom.', 'Det leses ut fra navnet sitt.'],
  'allergy-without-agent': [
    'En allergi mangler hva pasienten er allergisk mot.',
    'Les originalteksten. Gi ikke legemidler på grunnlag av listen alene.',
  ],
  'allergy-agent-text-only': [
    'Det pasienten er allergisk mot, er bare oppgitt som tekst.',
    'Det kan ikke kontrolleres automatisk mot legemidler. Les teksten selv.',
  ],
  'allergy-criticality-missing': ['Alvorlighet er ikke oppgitt for en allergi.', 'Alvorlighet vises som ikke opplyst.'],
  'allergy-reaction-missing': ['Reaksjon er ikke oppgitt for en allergi.', 'Reaksjon vises som ikke opplyst.'],
  'problem-unidentified': ['En diagnose har verken kode eller tekst.', 'Les originalteksten.'],
  'procedure-unidentified': ['Et inngrep har verken kode eller tekst.', 'Les originalteksten.'],
  'device-unidentified': [
    'Et implantat eller utstyr har verken kode eller tekst.',
    'Les originalteksten, særlig før MR eller inngrep.',
  ],
  'immunisation-unidentified': ['En vaksinasjon har verken kode eller tekst.', 'Les originalteksten.'],
  'statement-of-another-person': [
    'En opplysning gjelder en annen enn pasienten, for eksempel en slektning.',
    'Den er ikke vist som pasientens egen. Les originalteksten.',
  ],
  'statement-nullified': [
    'En oppføring er ført inn ved en feil og trukket tilbake av avsenderen.',
    'Den er ikke vist. Den kan fortsatt stå i originalteksten.',
  ],
  'statement-not-an-event': [
    'En oppføring er et mål, en bestilling eller et vilkår, ikke noe som har skjedd.',
    'Den er ikke vist som en opplysning om pasienten. Les originalteksten.',
  ],
  'statement-denied-as-a-whole': [
    'Avsenderen benekter en gruppe av oppføringer, uten at det går fram hva som ikke stemmer.',
    'Gruppen er ikke vist. Les originalteksten.',
  ],
  'statement-not-carried-out': [
    'Avsenderen har merket oppføringen som avlyst, avbrutt eller ikke begynt.',
    'Regn ikke med at inngrepet er gjort eller vaksinen gitt. Spør pasienten.',
  ],
  'statement-uncertain': ['Avsenderen har merket en opplysning som usikker.', 'Spør pasienten før du bygger på den.'],
  'named-but-absent': [
    'En oppføring sier hva det gjelder, og samtidig at det ikke er noe eller at opplysninger mangler.',
    'Det som er nevnt, er vist. Spør pasienten om det stemmer.',
  ],
  'statement-negated': [
    'Oppføringen er benektet: avsenderen sier at dette ikke er tilfellet.',
    'Les den ikke som en opplysning om at pasienten har eller bruker det.',
  ],
  'entered-in-error': [
    'Oppføringen er merket som avkreftet eller ført inn ved en feil.',
    'Den skal ikke regnes som en opplysning om pasienten.',
  ],
  'problem-over-but-listed-active': [
    'En diagnose står blant de aktive, men er merket som avsluttet.',
    'Spør pasienten om den fortsatt gjelder.',
  ],
  'past-problem-still-active': [
    'En diagnose står blant tidligere sykdommer, men er merket som aktiv.',
    'Regn den som aktuell til du vet noe annet.',
  ],
  'event-in-future': ['Datoen for en hendelse ligger fram i tid.', 'Datoen er trolig feil.'],
  'event-before-birth': [
    'Datoen for en hendelse er før pasienten ble født.',
    'Datoen er feil, eller opplysningen gjelder en annen person.',
  ],
  'delivery-date-passed': [
    'Termindatoen for et svangerskap er passert for mer enn seks uker siden.',
    'Pasienten er trolig ikke gravid nå. Spør.',
  ],
  'blood-groups-contradict': ['Dokumentet har to ulike blodtyper.', 'Bruk ingen av dem. Ta ny blodtype.'],
  'result-value-missing': ['Et funn eller prøvesvar mangler verdi.', 'Les originalteksten.'],
  'only-first-value-shown': ['En opplysning har flere verdier.', 'Bare den første vises. Les originalteksten.'],
  'result-unit-missing': ['Et tall i et funn eller prøvesvar mangler enhet.', 'Tolk ikke tallet uten originalteksten.'],
  'immunisation-date-missing': ['Datoen mangler for en vaksinasjon.', 'Det er ukjent når vaksinen ble gitt.'],
  'template-national-only': ['Oppføringen følger bare en nasjonal mal.', 'Den leses ut fra avsnitt og innhold.'],
  'time-unreadable': ['En dato er skrevet på en måte som ikke kan leses.', 'Les originalteksten.'],
  'time-without-zone': ['Et klokkeslett mangler tidssone.', 'Det kan være noen timer galt.'],
  'end-before-start': ['En periode slutter før den begynner.', 'Minst én av datoene er feil.'],
  'several-times-one-null': ['En av flere tidsangivelser er tom.', 'Bare de utfylte tidsangivelsene vises.'],
  'quantity-unreadable': [
    'Et tall er skrevet på en måte som ikke kan leses sikkert.',
    'Det vises som skrevet. Vær oppmerksom på komma og punktum.',
  ],
  'range-reversed': ['I et intervall er den laveste verdien størst.', 'Minst ett av tallene er feil.'],
  'range-units-differ': ['Et intervall har ulik enhet på de to tallene.', 'Intervallet kan ikke tolkes sikkert.'],
  'unit-not-ucum': ['En enhet er ikke skrevet etter standarden.', 'Den vises slik avsenderen skrev den.'],
  'null-flavor-with-content': [
    'En opplysning er både oppgitt og merket som manglende.',
    'Det er uklart om den gjelder. Les originalteksten.',
  ],
  'null-flavor-unknown': ['En ukjent kode sier hvorfor noe mangler.', 'Det vises som ikke opplyst.'],
  'display-name-missing': [
    'En kode mangler navn.',
    'Navnet hentes fra norsk kodeverk eller originalteksten når det går.',
  ],
  'code-system-missing': ['En kode mangler kodeverk.', 'Den kan ikke oversettes.'],
  'code-system-misspelt': ['Kodeverket er skrevet feil. Ment er trolig {meant}.', 'Koden leses som om det var rett.'],
  'code-system-not-oid': ['Kodeverket er ikke oppgitt med en gyldig identifikator.', 'Koden kan ikke oversettes.'],
  'code-system-unknown': ['Kodeverket er nasjonalt eller ukjent.', 'Koden vises med avsenderens egen tekst.'],
  'translation-duplicate': ['Samme oversettelse av en kode står flere ganger.', 'Den vises én gang.'],
  'translation-contradicts': [
    'En kode har en annen kode fra samme kodeverk som oversettelse.',
    'De to kan bety ulike ting. Les originalteksten.',
  ],
  'original-text-unresolved': [
    'En kode viser til originaltekst som ikke finnes.',
    'Avsenderens egne ord for koden mangler. Kontroller mot resten av originalteksten.',
  ],
  'text-reference-unresolved': [
    'En henvisning til originalteksten fører ingen steder.',
    'Opplysningen vises uten den.',
  ],
  'original-text-ambiguous': [
    'En kode viser til to ulike steder i originalteksten.',
    'Teksten ved koden kan være feil. Les hele originalteksten.',
  ],
  'schema-location': ['Dokumentet viser til et skjema utenfor seg selv.', 'Henvisningen følges ikke.'],
  'type-of-extension': ['En datatype er skrevet med prefiks.', 'Den leses som standardens egen.'],
  'title-typed': ['En tittel har feil datatype.', 'Den leses som tekst.'],
  'dialect-mixed': ['Legemidler er beskrevet i både gammel og ny form.', 'Begge leses.'],
  'dialect-before-wave-6': ['Legemidler er beskrevet i en eldre form.', 'Den leses.'],
  'medication-element-in-v3': ['Et legemiddelfelt står i feil navnerom.', 'Det leses likevel.'],
  'template-replaced': ['Oppføringen følger en eldre mal. Den nye er {now}.', 'Den leses likevel.'],
  'text-garbled': [
    'Tekst er skadet: noen tegn er gått tapt.',
    'Navn, tall og ord kan være feil. Vær varsom med det som ser rart ut.',
  ],
  'narrative-image': ['Originalteksten har et bilde som ikke vises.', 'Se bildet i avsenderens dokument.'],
  'narrative-revised': [
    'Originalteksten har tekst som avsenderen har strøket ut.',
    'Den utstrøkne teksten gjelder ikke lenger.',
  ],
  'section-nested': [
    'Et avsnitt har avsnitt inni seg.',
    'De indre avsnittene leses ikke av programmet. Se dem i avsenderens dokument.',
  ],
  'mandatory-element-missing': ['Et obligatorisk element mangler: {element}.', 'Opplysningen vises uten det.'],
  'mandatory-element-null': ['Et obligatorisk element er tomt.', 'Opplysningen vises uten det.'],
  'required-element-missing': ['Et element som skal være med, mangler: {element}.', 'Opplysningen vises uten det.'],
  'attribute-missing': ['Et obligatorisk attributt mangler: {attribute}.', 'Opplysningen vises uten det.'],
  'attribute-value-wrong': [
    'Et attributt har en verdi som malen ikke tillater: {attribute}. Tillatt er {allowed}.',
    'Det leses slik det står.',
  ],
  'elements-too-few': [
    'For få av disse elementene: {element}. Det må være minst {least}.',
    'Opplysningen vises uten dem.',
  ],
  'data-type-wrong': [
    'En verdi sier at den er av en annen type enn malen ber om: {allowed}.',
    'Den leses slik den står.',
  ],
  'null-flavor-not-allowed': [
    'Et tomt felt er merket med feil grunn. Tillatt er {allowed}.',
    'Det vises som ikke opplyst.',
  ],
  'clinical-element-missing': [
    'En klinisk opplysning mangler i oppføringen: {element}.',
    'Oppføringen er ufullstendig. Les originalteksten.',
  ],
}
