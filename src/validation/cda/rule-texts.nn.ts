import type { RuleTexts } from './rule-texts.ts'

/** What each rule says to the reader, in nynorsk. */
export const nn: RuleTexts = {
  'document-type-unstated': [
    'Dokumentet seier ikkje sjølv at det er ei pasientoppsummering.',
    'Det blir lese som ei pasientoppsummering ut frå innhaldet. Kontroller at det er det dokumentet du venta.',
  ],
  'document-template-missing': [
    'Dokumentet viser ikkje til malen for europeiske pasientoppsummeringar.',
    'Det kan følgje ein nasjonal mal. Innhaldet blir lese likevel.',
  ],
  'document-date-missing': [
    'Dokumentet manglar dato.',
    'Det går ikkje an å vite kor gammalt innhaldet er. Spør pasienten om noko er endra.',
  ],
  'document-date-future': [
    'Datoen til dokumentet ligg fram i tid.',
    'Datoen er feil hos avsendaren. Ikkje stol på kor nytt innhaldet ser ut til å vere.',
  ],
  'document-old': [
    'Dokumentet er {age} gammalt.',
    'Legemiddel, allergiar og sjukdommar kan ha endra seg sidan. Spør pasienten.',
  ],
  'content-old': [
    'Innhaldet vart sist oppdatert for {age} sidan, sjølv om dokumentet er nyare.',
    'Rekn opplysningane som like gamle som den siste oppdateringa.',
  ],
  'confidentiality-restricted': [
    'Avsendaren har merkt dokumentet som særleg fortruleg.',
    'Ver varsam med å dele eller skrive ut innhaldet.',
  ],
  'pdf-only': [
    'Dokumentet er berre ein PDF.',
    'Allergiar, legemiddel og diagnosar er ikkje lesne av programmet. Les heile PDF-en.',
  ],
  'pdf-cut-off': ['PDF-en i dokumentet ser ut til å vere kutta av.', 'Sider kan mangle, eller fila kan ikkje opnast.'],
  addendum: ['Avsendaren kallar dokumentet eit tillegg til eit anna.', 'Opplysningar kan stå i det andre dokumentet.'],
  'body-missing': [
    'Dokumentet har ikkje noko innhald ut over kven pasienten er.',
    'Det tyder ikkje at det ikkje finst noko å fortelje. Spør pasienten.',
  ],
  'legal-authenticator-missing': [
    'Ingen står som ansvarleg for dokumentet.',
    'Det kan vere laga automatisk og ikkje vere godkjent av ein klinikar.',
  ],
  'document-language-missing': [
    'Språket i dokumentet er ikkje oppgitt.',
    'Originalteksten blir vist utan språkmerking.',
  ],
  'patient-language-missing': ['Språket til pasienten er nemnt, men ikkje oppgitt.', 'Spør om behovet for tolk.'],
  'patient-name-incomplete': [
    'Namnet til pasienten er ufullstendig.',
    'Kontroller identiteten på ein annan måte før du brukar opplysningane.',
  ],
  'patient-id-missing': [
    'Pasienten har ingen identifikator i dokumentet.',
    'Kontroller identiteten på ein annan måte før du brukar opplysningane.',
  ],
  'patient-sex-missing': ['Kjønnet til pasienten er ikkje oppgitt.', 'Kjønn blir vist som ukjent.'],
  'patient-deceased': [
    'Avsendaren har registrert pasienten som død.',
    'Kontroller at dokumentet gjeld personen framfor deg.',
  ],
  'birth-date-missing': [
    'Fødselsdatoen manglar.',
    'Kontroller identiteten på ein annan måte. Alder kan ikkje reknast ut.',
  ],
  'birth-date-imprecise': [
    'Fødselsdatoen er ikkje oppgitt med dag.',
    'Kontroller identiteten på ein annan måte. Alderen er omtrentleg.',
  ],
  'birth-date-future': ['Fødselsdatoen ligg fram i tid.', 'Datoen er feil. Kontroller identiteten på ein annan måte.'],
  'birth-date-implausible': [
    'Fødselsdatoen gjer pasienten eldre enn noko menneske har vorte.',
    'Datoen er truleg feil. Kontroller identiteten på ein annan måte.',
  ],
  'pregnancy-contradicts-sex': [
    'Dokumentet fortel om svangerskap, men pasienten er registrert som mann.',
    'Ein av delane er feil, eller opplysningane gjeld ein annan person.',
  ],
  'compulsory-section-missing': [
    'Avsnittet «{section}» er ikkje levert av avsendaren.',
    'Det tyder ikkje at det ikkje finst noko å fortelje. Spør pasienten.',
  ],
  'section-duplicate': [
    'Avsnittet «{section}» finst meir enn éin gong.',
    'Les alle utgåvene. Dei kan seie ulike ting.',
  ],
  'section-empty': [
    'Avsnittet er tomt.',
    'Avsendaren seier verken at det ikkje er noko eller at opplysningar manglar. Spør pasienten.',
  ],
  'narrative-only-section': [
    'Avsnittet har berre tekst, ingen strukturerte opplysningar.',
    'Teksten er ikkje lesen av programmet og ikkje omsett. Les originalteksten.',
  ],
  'narrative-row-not-coded': [
    'Originalteksten har ei linje som ikkje finst mellom dei strukturerte opplysningane.',
    'Les originalteksten. Noko kan mangle i oversikta.',
  ],
  'entry-not-understood': [
    'Ei oppføring har ei form programmet ikkje les.',
    'Ho blir berre vist gjennom originalteksten. Les han.',
  ],
  'section-by-template-only': [
    'Avsnittet «{section}» manglar koden det skulle hatt.',
    'Det kan vere vist berre som tekst. Les originalteksten i avsnittet.',
  ],
  'section-not-in-summary': [
    'Avsnittet høyrer ikkje til dei faste avsnitta i ei pasientoppsummering.',
    'Det blir vist som tekst med sin eigen tittel.',
  ],
  'unknown-section-without-text': [
    'Eit ukjent avsnitt har opplysningar, men ingen tekst som kan visast.',
    'Det finst innhald i dokumentet som ikkje blir vist her.',
  ],
  'absence-contradicts-entries': [
    'Avsnittet seier at det ikkje er noko, eller at opplysningar manglar, men har òg oppføringar.',
    'Stol på oppføringane, og kontroller mot originalteksten.',
  ],
  'absence-codes-contradict': [
    'Avsnittet seier både at det ikkje er noko og at opplysningar manglar.',
    'Rekn det som ikkje opplyst, og spør pasienten.',
  ],
  'absence-wrong-section': [
    'Ein kode for «ingen kjende» eller «ikkje opplyst» høyrer til eit anna avsnitt.',
    'Det er uklart kva avsendaren meiner. Spør pasienten.',
  ],
  'absence-code-unknown': [
    'Koden for «ingen kjende» eller «ikkje opplyst» er ukjend.',
    'Programmet kan ikkje seie kva for ein av dei to han tyder. Les originalteksten.',
  ],
  'absence-text-contradicts': [
    'Kode og tekst seier kvar sin ting: den eine «ingen kjende», den andre «ikkje opplyst».',
    'Rekn det som ikkje opplyst, og spør pasienten.',
  ],
  'medication-unidentified': ['Eit legemiddel har verken namn, kode eller verkestoff.', 'Les originalteksten.'],
  'active-substance-missing': [
    'Verkestoffet manglar for eit legemiddel.',
    'Berre handelsnamn eller nasjonal kode er oppgitt. Slå opp produktet, og kontroller styrken.',
  ],
  'active-substance-text-only': [
    'Eit verkestoff er berre oppgitt som tekst.',
    'Det blir vist uomsett og kan ikkje kontrollerast automatisk.',
  ],
  'strength-missing': ['Styrken manglar for eit legemiddel.', 'Kontroller mot originalteksten eller pakninga.'],
  'strength-text-only': ['Styrken er berre oppgitt som tekst.', 'Han blir vist slik avsendaren skreiv han.'],
  'strength-unit-missing': [
    'Styrken manglar eining.',
    'Talet kan tyde milligram, mikrogram eller einingar. Ikkje gjett.',
  ],
  'strength-without-denominator': [
    'Styrken seier ikkje per kva.',
    'Det er uklart om mengda er per tablett, milliliter eller pakning.',
  ],
  'strength-not-positive': ['Styrken er null eller negativ.', 'Talet er feil. Kontroller mot pakninga.'],
  'dose-missing': [
    'Dosen manglar for eit legemiddel.',
    'Les originalteksten, eller spør pasienten korleis det blir brukt.',
  ],
  'dose-frequency-missing': [
    'Dosen er oppgitt, men ikkje kor ofte.',
    'Les originalteksten, eller spør pasienten korleis det blir brukt.',
  ],
  'dose-unit-unclear': [
    'Dosen er eit tal utan brukbar eining.',
    'Han kan tyde einingar, milliliter eller milligram. Ikkje rekn han om utan å kontrollere.',
  ],
  'dose-is-concentration': [
    'Dosen er skriven som ein styrke.',
    'Avsendaren har truleg sett styrken i dosefeltet. Dosen er då ikkje kjend.',
  ],
  'dose-not-positive': ['Dosen er null eller negativ.', 'Talet er feil. Les originalteksten.'],
  'dose-implausible': [
    'Dosen er over 100 einingar om gongen.',
    'Han kan vere ein styrke eller ein skrivefeil. Kontroller mot originalteksten.',
  ],
  'dose-divided': [
    'Doseringa er delt i fleire steg, til dømes nedtrapping.',
    'Stega er ikkje lesne av programmet. Les originalteksten.',
  ],
  'dose-conditional': [
    'Doseringa har eit vilkår eller ein største dose.',
    'Det blir ikkje vist ved dosen. Les originalteksten.',
  ],
  'period-unreadable': ['Kor ofte legemiddelet blir teke, kan ikkje lesast.', 'Les originalteksten.'],
  'medication-status-missing': [
    'Det er ikkje oppgitt om legemiddelet er i bruk.',
    'Spør pasienten om det framleis blir brukt.',
  ],
  'medication-ended-but-active': [
    'Legemiddelet står som aktivt, men sluttdatoen er passert.',
    'Spør pasienten om det framleis blir brukt.',
  ],
  'medication-starts-later': ['Bruken av legemiddelet byrjar fram i tid.', 'Pasienten tek det truleg ikkje enno.'],
  'ingredient-role-missing': [
    'Det er ikkje oppgitt om eit innhaldsstoff er verkestoff.',
    'Det blir vist som verkestoff.',
  ],
  'medication-namespace-unknown': [
    'Eit legemiddelfelt står i eit ukjent namnerom.',
    'Det blir lese ut frå namnet sitt.',
  ],
  'allergy-without-agent': [
    'Ein allergi manglar kva pasienten er allergisk mot.',
    'Les originalteksten. Gi ikkje legemiddel på grunnlag av lista åleine.',
  ],
  'allergy-agent-text-only': [
    'Det pasienten er allergisk mot, er berre oppgitt som tekst.',
    'Det kan ikkje kontrollerast automatisk mot legemiddel. Les teksten sjølv.',
  ],
  'allergy-criticality-missing': ['Alvor er ikkje oppgitt for ein allergi.', 'Alvor blir vist som ikkje opplyst.'],
  'allergy-reaction-missing': ['Reaksjon er ikkje oppgitt for ein allergi.', 'Reaksjon blir vist som ikkje opplyst.'],
  'problem-unidentified': ['Ein diagnose har verken kode eller tekst.', 'Les originalteksten.'],
  'procedure-unidentified': ['Eit inngrep har verken kode eller tekst.', 'Les originalteksten.'],
  'device-unidentified': [
    'Eit implantat eller utstyr har verken kode eller tekst.',
    'Les originalteksten, særleg før MR eller inngrep.',
  ],
  'immunisation-unidentified': ['Ein vaksinasjon har verken kode eller tekst.', 'Les originalteksten.'],
  'statement-of-another-person': [
    'Ei opplysning gjeld ein annan enn pasienten, til dømes ein slektning.',
    'Ho er ikkje vist som pasienten si eiga. Les originalteksten.',
  ],
  'statement-nullified': [
    'Ei oppføring er ført inn ved ein feil og trekt tilbake av avsendaren.',
    'Ho er ikkje vist. Ho kan framleis stå i originalteksten.',
  ],
  'statement-not-an-event': [
    'Ei oppføring er eit mål, ei bestilling eller eit vilkår, ikkje noko som har skjedd.',
    'Ho er ikkje vist som ei opplysning om pasienten. Les originalteksten.',
  ],
  'statement-denied-as-a-whole': [
    'Avsendaren avviser ei gruppe av oppføringar, utan at det går fram kva som ikkje stemmer.',
    'Gruppa er ikkje vist. Les originalteksten.',
  ],
  'statement-not-carried-out': [
    'Avsendaren har merkt oppføringa som avlyst, avbroten eller ikkje byrja.',
    'Rekn ikkje med at inngrepet er gjort eller vaksinen gitt. Spør pasienten.',
  ],
  'statement-uncertain': ['Avsendaren har merkt ei opplysning som usikker.', 'Spør pasienten før du byggjer på henne.'],
  'named-but-absent': [
    'Ei oppføring seier kva det gjeld, og samtidig at det ikkje er noko eller at opplysningar manglar.',
    'Det som er nemnt, er vist. Spør pasienten om det stemmer.',
  ],
  'statement-negated': [
    'Oppføringa er avvist: avsendaren seier at dette ikkje er tilfellet.',
    'Les henne ikkje som ei opplysning om at pasienten har eller brukar det.',
  ],
  'entered-in-error': [
    'Oppføringa er merkt som avkrefta eller ført inn ved ein feil.',
    'Ho skal ikkje reknast som ei opplysning om pasienten.',
  ],
  'problem-over-but-listed-active': [
    'Ein diagnose står mellom dei aktive, men er merkt som avslutta.',
    'Spør pasienten om han framleis gjeld.',
  ],
  'past-problem-still-active': [
    'Ein diagnose står mellom tidlegare sjukdommar, men er merkt som aktiv.',
    'Rekn han som aktuell til du veit noko anna.',
  ],
  'event-in-future': ['Datoen for ei hending ligg fram i tid.', 'Datoen er truleg feil.'],
  'event-before-birth': [
    'Datoen for ei hending er før pasienten vart fødd.',
    'Datoen er feil, eller opplysninga gjeld ein annan person.',
  ],
  'delivery-date-passed': [
    'Termindatoen for eit svangerskap er passert for meir enn seks veker sidan.',
    'Pasienten er truleg ikkje gravid no. Spør.',
  ],
  'blood-groups-contradict': ['Dokumentet har to ulike blodtypar.', 'Bruk ingen av dei. Ta ny blodtype.'],
  'result-value-missing': ['Eit funn eller prøvesvar manglar verdi.', 'Les originalteksten.'],
  'only-first-value-shown': ['Ei opplysning har fleire verdiar.', 'Berre den første blir vist. Les originalteksten.'],
  'result-unit-missing': [
    'Eit tal i eit funn eller prøvesvar manglar eining.',
    'Tolk ikkje talet utan originalteksten.',
  ],
  'immunisation-date-missing': ['Datoen manglar for ein vaksinasjon.', 'Det er ukjent når vaksinen vart gitt.'],
  'template-national-only': ['Oppføringa følgjer berre ein nasjonal mal.', 'Ho blir lesen ut frå avsnitt og innhald.'],
  'time-unreadable': ['Ein dato er skriven på ein måte som ikkje kan lesast.', 'Les originalteksten.'],
  'time-without-zone': ['Eit klokkeslett manglar tidssone.', 'Det kan vere nokre timar feil.'],
  'end-before-start': ['Ein periode sluttar før han byrjar.', 'Minst éin av datoane er feil.'],
  'several-times-one-null': ['Ei av fleire tidfestingar er tom.', 'Berre dei utfylte tidfestingane blir viste.'],
  'quantity-unreadable': [
    'Eit tal er skrive på ein måte som ikkje kan lesast sikkert.',
    'Det blir vist som skrive. Ver merksam på komma og punktum.',
  ],
  'range-reversed': ['I eit intervall er den lågaste verdien størst.', 'Minst eitt av tala er feil.'],
  'range-units-differ': ['Eit intervall har ulik eining på dei to tala.', 'Intervallet kan ikkje tolkast sikkert.'],
  'unit-not-ucum': ['Ei eining er ikkje skriven etter standarden.', 'Ho blir vist slik avsendaren skreiv henne.'],
  'null-flavor-with-content': [
    'Ei opplysning er både oppgitt og merkt som manglande.',
    'Det er uklart om ho gjeld. Les originalteksten.',
  ],
  'null-flavor-unknown': ['Ein ukjend kode seier kvifor noko manglar.', 'Det blir vist som ikkje opplyst.'],
  'display-name-missing': [
    'Ein kode manglar namn.',
    'Namnet blir henta frå norsk kodeverk eller originalteksten når det går.',
  ],
  'code-system-missing': ['Ein kode manglar kodeverk.', 'Han kan ikkje omsetjast.'],
  'code-system-misspelt': [
    'Kodeverket er skrive feil. Meint er truleg {meant}.',
    'Koden blir lesen som om det var rett.',
  ],
  'code-system-not-oid': ['Kodeverket er ikkje oppgitt med ein gyldig identifikator.', 'Koden kan ikkje omsetjast.'],
  'code-system-unknown': ['Kodeverket er nasjonalt eller ukjent.', 'Koden blir vist med avsendaren sin eigen tekst.'],
  'translation-duplicate': ['Same omsetjing av ein kode står fleire gonger.', 'Ho blir vist éin gong.'],
  'translation-contradicts': [
    'Ein kode har ein annan kode frå same kodeverk som omsetjing.',
    'Dei to kan tyde ulike ting. Les originalteksten.',
  ],
  'original-text-unresolved': [
    'Ein kode viser til originaltekst som ikkje finst.',
    'Avsendaren sine eigne ord for koden manglar. Kontroller mot resten av originalteksten.',
  ],
  'text-reference-unresolved': [
    'Ei tilvising til originalteksten fører ingen stad.',
    'Opplysninga blir vist utan henne.',
  ],
  'original-text-ambiguous': [
    'Ein kode viser til to ulike stader i originalteksten.',
    'Teksten ved koden kan vere feil. Les heile originalteksten.',
  ],
  'schema-location': ['Dokumentet viser til eit skjema utanfor seg sjølv.', 'Tilvisinga blir ikkje følgd.'],
  'type-of-extension': ['Ein datatype er skriven med prefiks.', 'Han blir lesen som standarden sin eigen.'],
  'title-typed': ['Ein tittel har feil datatype.', 'Han blir lesen som tekst.'],
  'dialect-mixed': ['Legemiddel er skildra i både gammal og ny form.', 'Begge blir lesne.'],
  'dialect-before-wave-6': ['Legemiddel er skildra i ei eldre form.', 'Ho blir lesen.'],
  'medication-element-in-v3': ['Eit legemiddelfelt står i feil namnerom.', 'Det blir lese likevel.'],
  'template-replaced': ['Oppføringa følgjer ein eldre mal. Den nye er {now}.', 'Ho blir lesen likevel.'],
  'text-garbled': [
    'Tekst er skadd: nokre teikn er gått tapt.',
    'Namn, tal og ord kan vere feil. Ver varsam med det som ser rart ut.',
  ],
  'narrative-image': [
    'Originalteksten har eit bilete som ikkje blir vist.',
    'Sjå biletet i dokumentet til avsendaren.',
  ],
  'narrative-revised': [
    'Originalteksten har tekst som avsendaren har stroke ut.',
    'Den utstrokne teksten gjeld ikkje lenger.',
  ],
  'section-nested': [
    'Eit avsnitt har avsnitt inni seg.',
    'Dei indre avsnitta blir ikkje lesne av programmet. Sjå dei i dokumentet til avsendaren.',
  ],
  'mandatory-element-missing': ['Eit obligatorisk element manglar: {element}.', 'Opplysninga blir vist utan det.'],
  'mandatory-element-null': ['Eit obligatorisk element er tomt.', 'Opplysninga blir vist utan det.'],
  'required-element-missing': ['Eit element som skal vere med, manglar: {element}.', 'Opplysninga blir vist utan det.'],
  'attribute-missing': ['Eit obligatorisk attributt manglar: {attribute}.', 'Opplysninga blir vist utan det.'],
  'attribute-value-wrong': [
    'Eit attributt har ein verdi som malen ikkje tillèt: {attribute}. Tillate er {allowed}.',
    'Det blir lese slik det står.',
  ],
  'elements-too-few': [
    'For få av desse elementa: {element}. Det må vere minst {least}.',
    'Opplysninga blir vist utan dei.',
  ],
  'data-type-wrong': [
    'Ein verdi seier at han er av ein annan type enn malen bed om: {allowed}.',
    'Han blir lesen slik han står.',
  ],
  'null-flavor-not-allowed': [
    'Eit tomt felt er merkt med feil grunn. Tillate er {allowed}.',
    'Det blir vist som ikkje opplyst.',
  ],
  'clinical-element-missing': [
    'Ei klinisk opplysning manglar i oppføringa: {element}.',
    'Oppføringa er ufullstendig. Les originalteksten.',
  ],
}
