import type { PaperText } from '../reading.ts'

/** A paper of our own writing, for tests. */
export function paperOf(text: string, name = 'lysbilder.txt'): PaperText {
  return { name, sha256: '0'.repeat(64), lines: text.split('\n') }
}

/** A deck as the text of a PDF, of our own writing; slides are parted by three empty lines. */
export const pdfDeck = (slides: readonly string[]): PaperText => paperOf(`\n${slides.join('\n\n\n\n')}\n`)

/** The slides of a small meeting: every trap of the format once. */
export const smallMeeting: readonly string[] = [
  'Møte i Porteføljerådet\n4. mars 2031\n\nFjordsalen, Havneverket, Sundvik',
  [
    'Endringer i representanter i Porteføljerådet',
    '',
    'Vi ønsker nytt medlem velkommen i Porteføljerådet:',
    '',
    '• Tiril Vangsnes, Sundvik kommune. Hun erstatter Peder ',
    '',
    'Aurdal.',
    ' Stedfortredere til dagens møte',
    '',
    '• Eskil Borgen, Havnedirektoratet, stiller for Synne Lid.',
    ' Agenda Porteføljerådet 4. mars 2031',
    'Saksnr Agenda Presenterer saken Tid Sakstype',
    '',
    '5/31 Godkjenning av innkalling og dagsorden Synne Lid, Havnedirektoratet 10:00 Godkjenning',
    '',
    '6/31',
    'Kart over fyr og fjell, med planer for ',
    'bygging og drift',
    '',
    'Ola Strand og Kari Moe, Fyrvesenet',
    'Per Dahl, Havneverket',
    '',
    '10:15 Drøfting',
    '',
    'Pause 11:00',
    '',
    'Dagsaktuelt Alle 11:10',
    '',
    '7/31 Orientering fra Havnedirektoratet Synne Lid, Havnedirektoratet 11:30 Orientering',
    '',
    '8/31 Eventuelt Synne Lid, Havnedirektoratet 12:00',
    ' Visjon: Trygt i havn',
    '',
    'Strategiske mål',
    '',
    'Sak 6: Kart over fyr og fjell',
  ].join('\n'),
  'Sak 5/31: Godkjenning av innkalling \nog dagsorden',
  'Forslag til vedtak\n Porteføljerådet godkjenner innkalling og \n\ndagsorden.',
  'Sak 6/31: Kart over fyr og fjell, med planer for \nbygging og drift',
  'Norsk mal: Startside\n\nKart over fyr\nOla Strand, 4. mars 2031\n\n12.02.2031 7',
  'Oppdrag\n\n• Tegne kart',
  'Oppdrag\n\n• Tegne kart\n\n• Måle dybder',
  '• Hvilke fyr skal tegnes \n\nførst?\n\n9\n\nDrøfting',
  '• Porteføljerådet støtter planen for \n\nkart\n\n• Porteføljerådet ber om dybder\n\n10\n\nForslag til vedtak',
  'Pause – oppstart igjen kl. 11.15',
  'Dagsaktuelt\n\n• Kort runde',
  'Sak 7/31: Orientering fra \nHavnedirektoratet',
  'Hva er nytt\n\n• Moloen er bygget',
  'Forslag til vedtak - oppdatert\n\nHavnedirektoratet 12\n\nPorteføljerådet tar sakene til orientering.\n Pause – oppstart igjen kl. 12.00',
  'Sak 8/31: Eventuelt',
  'Takk for i dag!\n\nNeste møte i Porteføljerådet er 2. juni på Havneverket.',
]
