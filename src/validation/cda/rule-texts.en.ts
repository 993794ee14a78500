import type { RuleTexts } from './rule-texts.ts'

/** What each rule says to the reader, in English. */
export const en: RuleTexts = {
  'document-type-unstated': [
    'The document does not itself say that it is a patient summary.',
    'It is read as one by its content. Check that it is the document you expected.',
  ],
  'document-template-missing': [
    'The document does not name the template of European patient summaries.',
    'It may follow a national template. The content is read all the same.',
  ],
  'document-date-missing': [
    'The document has no date.',
    'Nobody can tell how old the content is. Ask the patient whether anything has changed.',
  ],
  'document-date-future': [
    'The date of the document lies in the future.',
    'The sender’s date is wrong. Do not trust how recent the content looks.',
  ],
  'document-old': [
    'The document is {age} old.',
    'Medicines, allergies and conditions may have changed since. Ask the patient.',
  ],
  'content-old': [
    'The content was last updated {age} ago, although the document is newer.',
    'Take the information to be as old as its last update.',
  ],
  'confidentiality-restricted': [
    'The sender has marked the document as especially confidential.',
    'Take care when sharing or printing it.',
  ],
  'pdf-only': [
    'The document is only a PDF.',
    'Allergies, medicines and diagnoses have not been read by the program. Read the whole PDF.',
  ],
  'pdf-cut-off': ['The PDF in the document seems to be cut off.', 'Pages may be missing, or the file may not open.'],
  addendum: ['The sender calls the document an addendum to another.', 'Information may stand in the other document.'],
  'body-missing': [
    'The document has no content beyond who the patient is.',
    'It does not mean that there is nothing to tell. Ask the patient.',
  ],
  'legal-authenticator-missing': [
    'Nobody is named as responsible for the document.',
    'It may have been made automatically and not approved by a clinician.',
  ],
  'document-language-missing': [
    'The language of the document is not stated.',
    'The original text is shown without a language mark.',
  ],
  'patient-language-missing': ['The patient’s language is mentioned but not stated.', 'Ask about an interpreter.'],
  'patient-name-incomplete': [
    'The patient’s name is incomplete.',
    'Check the identity in another way before using the information.',
  ],
  'patient-id-missing': [
    'The patient has no identifier in the document.',
    'Check the identity in another way before using the information.',
  ],
  'patient-sex-missing': ['The patient’s sex is not stated.', 'Sex is shown as unknown.'],
  'patient-deceased': [
    'The sender has registered the patient as dead.',
    'Check that the document is about the person in front of you.',
  ],
  'birth-date-missing': [
    'The birth date is missing.',
    'Check the identity in another way. The age cannot be worked out.',
  ],
  'birth-date-imprecise': [
    'The birth date is stated without a day.',
    'Check the identity in another way. The age is approximate.',
  ],
  'birth-date-future': ['The birth date lies in the future.', 'The date is wrong. Check the identity in another way.'],
  'birth-date-implausible': [
    'The birth date makes the patient older than anybody has lived.',
    'The date is probably wrong. Check the identity in another way.',
  ],
  'pregnancy-contradicts-sex': [
    'The document tells of a pregnancy, but the patient is registered as male.',
    'One of them is wrong, or the information is about another person.',
  ],
  'compulsory-section-missing': [
    'The section “{section}” was not supplied by the sender.',
    'It does not mean that there is nothing to tell. Ask the patient.',
  ],
  'section-duplicate': [
    'The section “{section}” stands more than once.',
    'Read every copy. They may say different things.',
  ],
  'section-empty': [
    'The section is empty.',
    'The sender says neither that there is nothing nor that information is missing. Ask the patient.',
  ],
  'narrative-only-section': [
    'The section has text only, no structured information.',
    'The text has not been read by the program and is not translated. Read the original.',
  ],
  'narrative-row-not-coded': [
    'The original text has a line that is not among the structured information.',
    'Read the original. Something may be missing from the overview.',
  ],
  'entry-not-understood': [
    'An entry has a form that the program does not read.',
    'It is shown only through the original text. Read it.',
  ],
  'section-by-template-only': [
    'The section “{section}” lacks the code it should have.',
    'It may be shown as text only. Read the original text of the section.',
  ],
  'section-not-in-summary': [
    'The section is not one of the fixed sections of a patient summary.',
    'It is shown as text under its own title.',
  ],
  'unknown-section-without-text': [
    'An unknown section has information but no text that can be shown.',
    'There is content in the document that is not shown here.',
  ],
  'absence-contradicts-entries': [
    'The section says that there is nothing, or no information, but also has entries.',
    'Trust the entries, and check against the original text.',
  ],
  'absence-codes-contradict': [
    'The section says both that there is nothing and that there is no information.',
    'Take it as not stated, and ask the patient.',
  ],
  'absence-wrong-section': [
    'A code for “none known” or “not stated” belongs to another section.',
    'What the sender means is unclear. Ask the patient.',
  ],
  'absence-code-unknown': [
    'The code for “none known” or “not stated” is unknown.',
    'The program cannot say which of the two it means. Read the original text.',
  ],
  'absence-text-contradicts': [
    'Code and text differ: one says “none known”, the other “not stated”.',
    'Take it as not stated, and ask the patient.',
  ],
  'medication-unidentified': ['A medicine has neither name, code nor active substance.', 'Read the original text.'],
  'active-substance-missing': [
    'The active substance of a medicine is missing.',
    'Only a trade name or national code is given. Look the product up, and check the strength.',
  ],
  'active-substance-text-only': [
    'An active substance is given as text only.',
    'It is shown untranslated and cannot be checked automatically.',
  ],
  'strength-missing': ['The strength of a medicine is missing.', 'Check the original text or the package.'],
  'strength-text-only': ['The strength is given as text only.', 'It is shown as the sender wrote it.'],
  'strength-unit-missing': [
    'The strength has no unit.',
    'The number may mean milligrams, micrograms or units. Do not guess.',
  ],
  'strength-without-denominator': [
    'The strength does not say per what.',
    'It is unclear whether the amount is per tablet, millilitre or package.',
  ],
  'strength-not-positive': ['The strength is zero or negative.', 'The number is wrong. Check the package.'],
  'dose-missing': ['The dose of a medicine is missing.', 'Read the original text, or ask the patient how it is taken.'],
  'dose-frequency-missing': [
    'The dose is given, but not how often.',
    'Read the original text, or ask the patient how it is taken.',
  ],
  'dose-unit-unclear': [
    'The dose is a number without a usable unit.',
    'It may mean units, millilitres or milligrams. Do not convert it without checking.',
  ],
  'dose-is-concentration': [
    'The dose is written as a strength.',
    'The sender has probably put the strength in the dose field. The dose is then not known.',
  ],
  'dose-not-positive': ['The dose is zero or negative.', 'The number is wrong. Read the original text.'],
  'dose-implausible': [
    'The dose is more than 100 pieces at a time.',
    'It may be a strength or a slip. Check against the original text.',
  ],
  'dose-divided': [
    'The dosing is divided into several steps, tapering for instance.',
    'The steps have not been read by the program. Read the original text.',
  ],
  'dose-conditional': [
    'The dosing has a condition or a maximum dose.',
    'It is not shown beside the dose. Read the original text.',
  ],
  'period-unreadable': ['How often the medicine is taken cannot be read.', 'Read the original text.'],
  'medication-status-missing': [
    'It is not stated whether the medicine is in use.',
    'Ask the patient whether it is still taken.',
  ],
  'medication-ended-but-active': [
    'The medicine is listed as active, but its end date has passed.',
    'Ask the patient whether it is still taken.',
  ],
  'medication-starts-later': [
    'The use of the medicine begins in the future.',
    'The patient is probably not taking it yet.',
  ],
  'ingredient-role-missing': ['It is not stated whether an ingredient is active.', 'It is shown as active.'],
  'medication-namespace-unknown': ['A field of a medicine stands in an unknown namespace.', 'It is read by its name.'],
  'allergy-without-agent': [
    'An allergy does not say what the patient is allergic to.',
    'Read the original text. Do not give medicines on the strength of this list alone.',
  ],
  'allergy-agent-text-only': [
    'What the patient is allergic to is given as text only.',
    'It cannot be checked automatically against medicines. Read the text yourself.',
  ],
  'allergy-criticality-missing': ['An allergy has no criticality.', 'Criticality is shown as not stated.'],
  'allergy-reaction-missing': ['An allergy has no reaction.', 'The reaction is shown as not stated.'],
  'problem-unidentified': ['A diagnosis has neither code nor text.', 'Read the original text.'],
  'procedure-unidentified': ['A procedure has neither code nor text.', 'Read the original text.'],
  'device-unidentified': [
    'An implant or device has neither code nor text.',
    'Read the original text, above all before MRI or surgery.',
  ],
  'immunisation-unidentified': ['A vaccination has neither code nor text.', 'Read the original text.'],
  'statement-of-another-person': [
    'A piece of information is about somebody else than the patient, such as a relative.',
    'It is not shown as the patient’s own. Read the original text.',
  ],
  'statement-nullified': [
    'An entry was made in error and withdrawn by the sender.',
    'It is not shown. It may still stand in the original text.',
  ],
  'statement-not-an-event': [
    'An entry is a goal, an order or a condition, not something that has happened.',
    'It is not shown as information about the patient. Read the original text.',
  ],
  'statement-denied-as-a-whole': [
    'The sender denies a group of entries without telling what is not so.',
    'The group is not shown. Read the original text.',
  ],
  'statement-not-carried-out': [
    'The sender marks the entry as cancelled, stopped or not begun.',
    'Do not count on the procedure being done or the vaccine given. Ask the patient.',
  ],
  'statement-uncertain': [
    'The sender marks a piece of information as uncertain.',
    'Ask the patient before relying on it.',
  ],
  'named-but-absent': [
    'An entry says what it is about, and also that there is nothing or that information is missing.',
    'What is named is shown. Ask the patient whether it is right.',
  ],
  'statement-negated': [
    'The entry is denied: the sender says that this is not the case.',
    'Do not read it as saying that the patient has or takes this.',
  ],
  'entered-in-error': [
    'The entry is marked as refuted or entered in error.',
    'It does not count as information about the patient.',
  ],
  'problem-over-but-listed-active': [
    'A diagnosis stands among the active ones but is marked as over.',
    'Ask the patient whether it still holds.',
  ],
  'past-problem-still-active': [
    'A diagnosis stands among past illnesses but is marked as active.',
    'Take it as current until you know otherwise.',
  ],
  'event-in-future': ['The date of an event lies in the future.', 'The date is probably wrong.'],
  'event-before-birth': [
    'The date of an event is before the patient was born.',
    'The date is wrong, or the information is about another person.',
  ],
  'delivery-date-passed': [
    'The expected delivery date of a pregnancy passed more than six weeks ago.',
    'The patient is probably not pregnant now. Ask.',
  ],
  'blood-groups-contradict': ['The document has two different blood groups.', 'Use neither. Take a new sample.'],
  'result-value-missing': ['A finding or test result has no value.', 'Read the original text.'],
  'only-first-value-shown': [
    'A piece of information has several values.',
    'Only the first is shown. Read the original text.',
  ],
  'result-unit-missing': [
    'A number in a finding or test result has no unit.',
    'Do not interpret it without the original text.',
  ],
  'immunisation-date-missing': ['The date of a vaccination is missing.', 'When the vaccine was given is unknown.'],
  'template-national-only': ['The entry follows a national template only.', 'It is read by its section and content.'],
  'time-unreadable': ['A date is written in a way that cannot be read.', 'Read the original text.'],
  'time-without-zone': ['A time of day has no time zone.', 'It may be some hours off.'],
  'end-before-start': ['A period ends before it begins.', 'At least one of the dates is wrong.'],
  'several-times-one-null': ['One of several times is empty.', 'Only the times that are filled in are shown.'],
  'quantity-unreadable': [
    'A number is written in a way that cannot be read safely.',
    'It is shown as written. Mind commas and points.',
  ],
  'range-reversed': ['The lowest value of a range is the larger one.', 'At least one of the numbers is wrong.'],
  'range-units-differ': ['The two numbers of a range have different units.', 'The range cannot be read safely.'],
  'unit-not-ucum': ['A unit is not written as the standard asks.', 'It is shown as the sender wrote it.'],
  'null-flavor-with-content': [
    'Something is both stated and marked as missing.',
    'Whether it holds is unclear. Read the original text.',
  ],
  'null-flavor-unknown': ['An unknown code says why something is missing.', 'It is shown as not stated.'],
  'display-name-missing': [
    'A code has no name.',
    'The name is taken from Norwegian terminology or the original text where possible.',
  ],
  'code-system-missing': ['A code has no code system.', 'It cannot be translated.'],
  'code-system-misspelt': [
    'The code system is misspelt. Probably meant: {meant}.',
    'The code is read as if it were right.',
  ],
  'code-system-not-oid': ['The code system has no valid identifier.', 'The code cannot be translated.'],
  'code-system-unknown': ['The code system is national or unknown.', 'The code is shown with the sender’s own text.'],
  'translation-duplicate': ['The same translation of a code stands more than once.', 'It is shown once.'],
  'translation-contradicts': [
    'A code has another code of the same code system as its translation.',
    'The two may mean different things. Read the original text.',
  ],
  'original-text-unresolved': [
    'A code points to original text that is not there.',
    'The sender’s own words for the code are missing. Check against the rest of the original text.',
  ],
  'text-reference-unresolved': [
    'A reference to the original text leads nowhere.',
    'The information is shown without it.',
  ],
  'original-text-ambiguous': [
    'A code points to two different places in the original text.',
    'The text beside the code may be wrong. Read the whole original.',
  ],
  'schema-location': ['The document points to a schema outside itself.', 'The pointer is not followed.'],
  'type-of-extension': ['A data type is written with a prefix.', 'It is read as the standard’s own.'],
  'title-typed': ['A title has the wrong data type.', 'It is read as text.'],
  'dialect-mixed': ['Medicines are described in both the old and the new form.', 'Both are read.'],
  'dialect-before-wave-6': ['Medicines are described in an older form.', 'It is read.'],
  'medication-element-in-v3': ['A field of a medicine stands in the wrong namespace.', 'It is read all the same.'],
  'template-replaced': ['The entry follows an older template. The new one is {now}.', 'It is read all the same.'],
  'text-garbled': [
    'Text is damaged: some characters are lost.',
    'Names, numbers and words may be wrong. Beware of what looks odd.',
  ],
  'narrative-image': ['The original text has an image that is not shown.', 'See the image in the sender’s document.'],
  'narrative-revised': [
    'The original text has text that the sender has struck out.',
    'The struck-out text no longer holds.',
  ],
  'section-nested': [
    'A section has sections inside it.',
    'The inner sections are not read by the program. See them in the sender’s document.',
  ],
  'mandatory-element-missing': ['A mandatory element is missing: {element}.', 'The information is shown without it.'],
  'mandatory-element-null': ['A mandatory element is empty.', 'The information is shown without it.'],
  'required-element-missing': ['A required element is missing: {element}.', 'The information is shown without it.'],
  'attribute-missing': ['A mandatory attribute is missing: {attribute}.', 'The information is shown without it.'],
  'attribute-value-wrong': [
    'An attribute has a value that the template does not allow: {attribute}. Allowed is {allowed}.',
    'It is read as it stands.',
  ],
  'elements-too-few': [
    'Too few of these elements: {element}. There must be at least {least}.',
    'The information is shown without them.',
  ],
  'data-type-wrong': [
    'A value says that it is of another type than the template asks for: {allowed}.',
    'It is read as it stands.',
  ],
  'null-flavor-not-allowed': [
    'An empty field gives the wrong reason. Allowed is {allowed}.',
    'It is shown as not stated.',
  ],
  'clinical-element-missing': [
    'Clinical information is missing from the entry: {element}.',
    'The entry is incomplete. Read the original text.',
  ],
}
