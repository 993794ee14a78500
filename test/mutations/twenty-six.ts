/** One of the faults that issue 4 counts, and the kinds of ours that make it. */
type Counted = { readonly fault: string; readonly kinds: readonly string[] }

/** The 26 faults that npm's best known validator was tried with: it missed the last 14 (issue 4, «Proof»). */
export const twentySix: readonly Counted[] = [
  {
    fault: 'an unknown element',
    kinds: ['an element that no resource has', 'an element that is misspelt, deep inside'],
  },
  {
    fault: 'a required element is missing',
    kinds: ['a required element is missing', 'a required element is missing, deep inside'],
  },
  { fault: 'a wrong dateTime', kinds: ['a dateTime of a thirteenth month'] },
  { fault: 'no birthDate, though the profile asks', kinds: ['an element that the profile requires is missing'] },
  { fault: 'no effective[x], though the profile asks', kinds: ['a choice that the profile requires is missing'] },
  { fault: 'eu-pat-1', kinds: ['a name without family, given or text'] },
  { fault: 'con-5', kinds: ['a status of what was entered in error'] },
  { fault: 'ips-comp-1', kinds: ['a section without entries or a reason for having none'] },
  { fault: 'bdl-7', kinds: ['two entries of one URL'] },
  { fault: 'bdl-9', kinds: ['no identifier'] },
  { fault: 'bdl-11', kinds: ['a first entry that is no Composition'] },
  {
    fault: 'a code other than the pattern of the profile',
    kinds: ['another kind of document than the profile is for'],
  },
  { fault: 'a code outside a required binding', kinds: ['a code outside a required value set'] },
  { fault: 'a CodeableConcept outside a required binding', kinds: ['a concept outside a required value set'] },
  {
    fault: 'a reference that leads nowhere',
    kinds: ['an entry of a section that is not in the document', 'a subject that is not in the document'],
  },
  {
    fault: 'a reference to an entry of the wrong type',
    kinds: ['a reference to a resource of a type that the element does not allow', 'a medication that is a device'],
  },
  { fault: 'no required section', kinds: ['a required section is missing'] },
  {
    fault: 'an entry of the wrong type in a section',
    kinds: ['an entry of a section that is of the wrong type'],
  },
  { fault: 'a subsection', kinds: ['a section inside a section'] },
  {
    fault: 'a value of the wrong type in a known extension',
    kinds: ['an extension with a value of another type'],
  },
  {
    fault: 'an unknown extension',
    kinds: ['an extension that nobody defined', 'an extension that nobody defined, on a primitive deep inside'],
  },
  { fault: 'a unit that is not UCUM', kinds: ['a unit that UCUM has not'] },
  { fault: 'a made-up LOINC code', kinds: ['a LOINC code with a wrong check digit'] },
  { fault: 'a script in a narrative', kinds: ['a script', 'a script, deep in a section'] },
  { fault: 'an empty string', kinds: ['an empty string', 'an empty string, deep inside'] },
  { fault: 'two value[x]', kinds: ['two values of an observation'] },
]
