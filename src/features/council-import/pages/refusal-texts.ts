import { type Language, type Text, texts } from '../../../protocols/web/language.ts'

type Refusal = (language: Language) => { readonly heading: Text; readonly advice: Text }

const refusal = (
  nb: readonly [heading: string, advice: string],
  nn: readonly [heading: string, advice: string],
  en: readonly [heading: string, advice: string],
): Refusal =>
  texts({
    nb: { heading: nb[0], advice: nb[1] },
    nn: { heading: nn[0], advice: nn[1] },
    en: { heading: en[0], advice: en[1] },
  })

const unknown = refusal(
  ['Filen kunne ikke leses', 'Ingenting av den er lagret. Prøv en annen utgave av papiret.'],
  ['Fila kunne ikkje lesast', 'Ingenting av henne er lagra. Prøv ei anna utgåve av papiret.'],
  ['The file could not be read', 'Nothing of it was kept. Try another version of the paper.'],
)

/** Why a file is no paper, and what to do, by the code of the `Problem`. */
const refusals: Readonly<Record<string, Refusal>> = {
  'paper-empty': refusal(
    ['Filen er tom', 'Det er ingen tekst i den. Sjekk at riktig fil er valgt.'],
    ['Fila er tom', 'Det er ingen tekst i henne. Sjekk at rett fil er vald.'],
    ['The file is empty', 'There is no text in it. Check that it is the right file.'],
  ),
  'paper-too-large': refusal(
    ['Filen er for stor', 'Et papir kan ha 30 MB og 2000 sider. Del det, og importer delene hver for seg.'],
    ['Fila er for stor', 'Eit papir kan ha 30 MB og 2000 sider. Del det, og importer delane kvar for seg.'],
    ['The file is too large', 'A paper may have 30 MB and 2,000 pages. Split it, and import the parts one by one.'],
  ),
  'paper-is-zip': refusal(
    [
      'Filen er et arkiv eller et Word-dokument',
      'Den er ikke pakket ut. Pakk den ut selv, eller lagre dokumentet som PDF.',
    ],
    [
      'Fila er eit arkiv eller eit Word-dokument',
      'Ho er ikkje pakka ut. Pakk henne ut sjølv, eller lagre dokumentet som PDF.',
    ],
    [
      'The file is an archive or a Word document',
      'It was not unpacked. Unpack it yourself, or save the document as PDF.',
    ],
  ),
  'paper-is-word': refusal(
    ['Filen er et tekstbehandlingsdokument', 'Lagre det som PDF eller ren tekst, og importer det.'],
    ['Fila er eit tekstbehandlingsdokument', 'Lagre det som PDF eller rein tekst, og importer det.'],
    ['The file is a word processor document', 'Save it as PDF or plain text, and import that.'],
  ),
  'paper-is-picture': refusal(
    ['Filen er et bilde', 'Et bilde har ingen tekst å lese. Finn papiret som PDF med tekst.'],
    ['Fila er eit bilete', 'Eit bilete har ingen tekst å lese. Finn papiret som PDF med tekst.'],
    ['The file is a picture', 'A picture has no text to read. Find the paper as a PDF with text.'],
  ),
  'paper-is-binary': refusal(
    ['Filen er verken PDF eller tekst', 'Ingenting av den kunne leses. Sjekk at riktig fil er valgt.'],
    ['Fila er verken PDF eller tekst', 'Ingenting av henne kunne lesast. Sjekk at rett fil er vald.'],
    ['The file is neither PDF nor text', 'Nothing of it could be read. Check that it is the right file.'],
  ),
  'pdf-encrypted': refusal(
    ['PDF-en er låst med passord', 'Åpne den, lagre den uten passord, og importer den.'],
    ['PDF-en er låst med passord', 'Opne han, lagre han utan passord, og importer han.'],
    ['The PDF is locked with a password', 'Open it, save it without the password, and import that.'],
  ),
  'pdf-broken': refusal(
    ['PDF-en er ødelagt', 'Den begynner som en PDF, men kan ikke leses. Hent den på nytt.'],
    ['PDF-en er øydelagd', 'Han byrjar som ein PDF, men kan ikkje lesast. Hent han på nytt.'],
    ['The PDF is broken', 'It begins as a PDF but cannot be read. Fetch it once more.'],
  ),
  'pdf-without-text': refusal(
    [
      'PDF-en er bilder uten tekst',
      'Sidene er trolig skannet. Sidetallet er alt som kunne leses. Finn originalen, eller kjør tekstgjenkjenning først.',
    ],
    [
      'PDF-en er bilete utan tekst',
      'Sidene er truleg skanna. Talet på sider er alt som kunne lesast. Finn originalen, eller køyr tekstattkjenning først.',
    ],
    [
      'The PDF is pictures without text',
      'Its pages were probably scanned. Their number is all that could be read. Find the original, or recognise its text first.',
    ],
  ),
  'paper-too-slow': refusal(
    [
      'Teksten tar for lang tid å lese',
      'Lesingen ble stoppet, og ingenting er lagret. Del papiret, og importer delene hver for seg.',
    ],
    [
      'Teksten tek for lang tid å lese',
      'Lesinga vart stoppa, og ingenting er lagra. Del papiret, og importer delane kvar for seg.',
    ],
    [
      'The text takes too long to read',
      'Reading was stopped, and nothing was kept. Split the paper, and import the parts one by one.',
    ],
  ),
  'pdf-without-letters': refusal(
    [
      'PDF-en sier ikke hvilke bokstaver den viser',
      'Tegnene er tegnet uten navn. Lag PDF-en på nytt fra originalen, eller kjør tekstgjenkjenning først.',
    ],
    [
      'PDF-en seier ikkje kva bokstavar han viser',
      'Teikna er teikna utan namn. Lag PDF-en på nytt frå originalen, eller køyr tekstattkjenning først.',
    ],
    [
      'The PDF does not say which letters it shows',
      'Its signs are drawn without names. Make the PDF anew from the original, or recognise its text first.',
    ],
  ),
  'pdf-too-slow': refusal(
    ['PDF-en tar for lang tid', 'Lesingen ble stoppet. Skriv den ut til en ny PDF, og prøv med den.'],
    ['PDF-en tek for lang tid', 'Lesinga vart stoppa. Skriv han ut til ein ny PDF, og prøv med den.'],
    ['The PDF takes too long', 'Reading was stopped. Print it to a new PDF, and try that.'],
  ),
  'pdf-unpacks-too-large': refusal(
    [
      'PDF-en pakker seg ut for stor',
      'Lesingen ble stoppet for å verne tjenesten. Skriv den ut til en ny PDF, og prøv med den.',
    ],
    [
      'PDF-en pakkar seg ut for stor',
      'Lesinga vart stoppa for å verne tenesta. Skriv han ut til ein ny PDF, og prøv med den.',
    ],
    ['The PDF unpacks too large', 'Reading was stopped to protect the service. Print it to a new PDF, and try that.'],
  ),
  'paper-language': refusal(
    ['Papiret er ikke på norsk', 'Teksten kunne leses, men bare bokmål og nynorsk blir forstått.'],
    ['Papiret er ikkje på norsk', 'Teksten kunne lesast, men berre bokmål og nynorsk vert forstått.'],
    ['The paper is not in Norwegian', 'Its text could be read, but only Norwegian is understood.'],
  ),
  'paper-is-invoice': refusal(
    [
      'Dette ligner en faktura',
      'Teksten kunne leses, men den har verken møte eller sak. Sjekk at riktig fil er valgt.',
    ],
    ['Dette liknar ein faktura', 'Teksten kunne lesast, men han har verken møte eller sak. Sjekk at rett fil er vald.'],
    [
      'This looks like an invoice',
      'Its text could be read, but names neither meeting nor case. Check that it is the right file.',
    ],
  ),
  'paper-without-head': refusal(
    [
      'Dette ligner et referat, men mangler råd og dag',
      'Ingen saker med nummer ble funnet. Importer papiret med hodet som nevner råd, møtedato og saker.',
    ],
    [
      'Dette liknar eit referat, men manglar råd og dag',
      'Ingen saker med nummer vart funne. Importer papiret med hovudet som nemner råd, møtedato og saker.',
    ],
    [
      'This looks like minutes, but lacks council and day',
      'No cases with numbers were found. Import the paper with the head that names council, day and cases.',
    ],
  ),
  'paper-not-recognised': refusal(
    [
      'Dette er ikke kjent igjen som et papir fra et råd',
      'Teksten kunne leses, men ingen linje nevner et møte, en sak eller et tilskudd.',
    ],
    [
      'Dette er ikkje kjent att som eit papir frå eit råd',
      'Teksten kunne lesast, men inga linje nemner eit møte, ei sak eller eit tilskot.',
    ],
    [
      'This is not recognised as a paper of a council',
      'Its text could be read, but no line names a meeting, a case or a grant.',
    ],
  ),
}

/** What to tell a person of a refused file. */
export function refusalText(code: string): Refusal {
  return refusals[code] ?? unknown
}

/** Every code that has words of its own. */
export const refusalCodes: readonly string[] = Object.keys(refusals)
