/** What to do when a rule of the councils says no, by the code of its `Problem`: in bokmål, nynorsk and English. */
export const reasons: Readonly<Record<string, readonly [nb: string, nn: string, en: string]>> = {
  'changed-meanwhile': [
    'Noen andre har endret dette siden du åpnet siden. Se hvordan det er nå, og gjør det en gang til om det fortsatt trengs.',
    'Nokon andre har endra dette sidan du opna sida. Sjå korleis det er no, og gjer det ein gong til om det framleis trengst.',
    'Someone else has changed this since you opened the page. See how it is now, and do it once more if it is still needed.',
  ],
  'text-not-storable': [
    'Teksten har et tegn som ikke kan lagres. Skriv den på nytt uten det.',
    'Teksten har eit teikn som ikkje kan lagrast. Skriv han på nytt utan det.',
    'The text has a character that cannot be kept. Write it again without it.',
  ],
  'empty-text': ['Skriv en tekst.', 'Skriv ein tekst.', 'Write a text.'],
  'no-reason': ['Skriv hvorfor.', 'Skriv kvifor.', 'Write why.'],

  // Of meetings
  'no-day': ['Møtet mangler dag.', 'Møtet manglar dag.', 'The meeting has no day.'],
  'no-place': [
    'Møtet mangler sted. Skriv adressen, eller hvordan en kobler seg på.',
    'Møtet manglar stad. Skriv adressa, eller korleis ein koplar seg på.',
    'The meeting has no place. Write the address, or how to join.',
  ],
  'no-cases': ['Sakslisten har ingen saker.', 'Sakslista har ingen saker.', 'There are no cases on the agenda.'],
  'case-missing': [
    'En sak på sakslisten finnes ikke lenger. Ta den av listen.',
    'Ei sak på sakslista finst ikkje lenger. Ta henne av lista.',
    'A case on the agenda is no longer there. Take it off.',
  ],
  'case-without-number': [
    'Saken mangler nummer. Ta den av sakslisten og sett den på igjen.',
    'Saka manglar nummer. Ta henne av sakslista og set henne på igjen.',
    'The case has no number. Take it off the agenda and put it on again.',
  ],
  'case-without-title': ['Saken mangler tittel.', 'Saka manglar tittel.', 'The case has no title.'],
  'notice-late': [
    'Innkallingen går ut sent. Kryss av for at den skal sendes likevel.',
    'Innkallinga går ut seint. Kryss av for at ho skal sendast likevel.',
    'The notice goes out late. Tick that it is to be sent all the same.',
  ],
  'before-the-day': ['Møtet har ikke vært ennå.', 'Møtet har ikkje vore enno.', 'The meeting has not been held yet.'],
  'no-attendance': [
    'Skriv hvem som var til stede, før referatet sendes.',
    'Skriv kven som var til stades, før referatet vert sendt.',
    'Write who was there before the minutes are sent.',
  ],
  'approval-without-decision': [
    'En sak til godkjenning mangler vedtak.',
    'Ei sak til godkjenning manglar vedtak.',
    'A case for approval has no decision.',
  ],
  'not-approved-there': [
    'Referatet godkjennes av et vedtak i et senere møte i det samme rådet, i saken som gjelder referatet.',
    'Referatet vert godkjent av eit vedtak i eit seinare møte i det same rådet, i saka som gjeld referatet.',
    'Minutes are approved by a decision of a later meeting of the same council, in the case about them.',
  ],
  'council-resting': ['Rådet er ikke i arbeid.', 'Rådet er ikkje i arbeid.', 'The council is not active.'],
  'ends-before-it-begins': [
    'Møtet slutter før det begynner.',
    'Møtet sluttar før det byrjar.',
    'The meeting ends before it begins.',
  ],
  'meeting-that-day': [
    'Rådet har alt et møte den dagen.',
    'Rådet har alt eit møte den dagen.',
    'The council has a meeting that day.',
  ],
  'meeting-without-day': ['Gi møtet en dag først.', 'Gi møtet ein dag først.', 'Give the meeting a day first.'],

  // Of those who were there
  'person-in-two-seats': [
    'Den samme personen står på to plasser. Hver person har én.',
    'Den same personen står på to plassar. Kvar person har éin.',
    'The same person has two seats. Each person has one.',
  ],
  'present-and-absent': [
    'En person står både som til stede og fraværende.',
    'Ein person står både som til stades og fråverande.',
    'A person is listed both as present and as absent.',
  ],
  'substitute-while-member-present': [
    'En vara teller bare når medlemmet er borte.',
    'Ein vara tel berre når medlemen er borte.',
    'A substitute counts only when the member is absent.',
  ],
  'substitute-for-nobody': [
    'Skriv hvilket fraværende medlem varaen møter for.',
    'Skriv kva fråverande medlem varaen møter for.',
    'Write which absent member the substitute stands in for.',
  ],
  'seat-taken-twice': [
    'To personer står på den samme plassen.',
    'To personar står på den same plassen.',
    'Two people have the same seat.',
  ],
  'not-a-member': [
    'En person på listen er ikke medlem av rådet denne dagen.',
    'Ein person på lista er ikkje medlem av rådet denne dagen.',
    'A person on the list is not a member of the council that day.',
  ],
  'member-unaccounted': [
    'Et medlem er verken ført som til stede eller fraværende.',
    'Ein medlem er korkje ført som til stades eller fråverande.',
    'A member is neither present nor absent.',
  ],

  // Of cases
  'not-waiting': [
    'Saken venter ikke på et møte.',
    'Saka ventar ikkje på eit møte.',
    'The case does not wait for a meeting.',
  ],
  'case-decided': ['Saken har alt et vedtak.', 'Saka har alt eit vedtak.', 'The case is already decided.'],
  'case-withdrawn': ['Saken er trukket.', 'Saka er trekt.', 'The case is withdrawn.'],
  'already-treated': [
    'Saken er behandlet og kan ikke trekkes.',
    'Saka er behandla og kan ikkje trekkjast.',
    'The case has been treated and cannot be withdrawn.',
  ],
  'not-of-this-meeting': [
    'Saken hører til et annet møte.',
    'Saka høyrer til eit anna møte.',
    'The case belongs to another meeting.',
  ],
  'minutes-approved': [
    'Referatet er godkjent. Det kan bare rettes, med en begrunnelse.',
    'Referatet er godkjent. Det kan berre rettast, med ei grunngjeving.',
    'The minutes are approved. They can only be corrected, with a reason.',
  ],
  'not-correctable': ['Dette kan ikke rettes.', 'Dette kan ikkje rettast.', 'This cannot be corrected.'],
  'corrects-another-place': [
    'Teksten var hentet for noe annet enn det som nå skal rettes. Se hva som skal rettes, og at teksten hører til der.',
    'Teksten var henta for noko anna enn det som no skal rettast. Sjå kva som skal rettast, og at teksten høyrer til der.',
    'The text was loaded for something other than what is to be corrected. See what that is, and that the text belongs there.',
  ],
  'nothing-corrected': ['Det står slik alt.', 'Det står slik alt.', 'It says so already.'],

  // Of matters and commitments
  'case-in-other-matter': [
    'Saken hører til en annen saksgang. Ta den ut der først.',
    'Saka høyrer til ein annan saksgang. Ta henne ut der først.',
    'The case belongs to another matter. Take it out there first.',
  ],
  'nothing-split': [
    'Hver av de to må ha minst én sak.',
    'Kvar av dei to må ha minst éi sak.',
    'Each of the two must have a case.',
  ],
  'already-closed': ['Dette er alt fulgt opp.', 'Dette er alt følgt opp.', 'This has been followed up already.'],
  'closes-itself': [
    'Saken der noe ble lovet, følger det ikke opp selv. Velg en annen.',
    'Saka der noko vart lova, følgjer det ikkje opp sjølv. Vel ei anna.',
    'A case does not follow up what was promised in it. Choose another.',
  ],
  'not-a-day': [
    'Skriv en dag eller velg et møte.',
    'Skriv ein dag eller vel eit møte.',
    'Write a day or choose a meeting.',
  ],

  // Of the register
  'not-a-later-name': [
    'Navnet før er fra en senere dag.',
    'Namnet før er frå ein seinare dag.',
    'The name before it is from a later day.',
  ],
  'not-active': ['Rådet er ikke i arbeid.', 'Rådet er ikkje i arbeid.', 'The council is not active.'],
  'not-resting': ['Rådet hviler ikke.', 'Rådet kviler ikkje.', 'The council does not rest.'],
  'not-a-month': ['Velg en måned.', 'Vel ein månad.', 'Choose a month.'],
  'council-exists': [
    'Det finnes allerede et råd som heter dette, eller på dette nivået.',
    'Det finst alt eit råd som heiter dette, eller på dette nivået.',
    'There already is a council of this name or at this level.',
  ],
  'mandate-not-later': [
    'Den nye versjonen må gjelde fra en senere dag enn den forrige.',
    'Den nye versjonen må gjelde frå ein seinare dag enn den førre.',
    'The new version must be from a later day than the one before.',
  ],
}
