import { cd, cs, ed, ii, st } from '../datatype-codes.ts'
import { ivlTs } from '../datatype-quantities.ts'
import { value } from '../datatype-value.ts'
import { attribute, type Codec, type Model, many, negation, one, template } from '../template.ts'
import { author, notes, performer } from './people.ts'

/** Procedures (47519-4): E.3.26. */
export const procedure = template(
  {
    negation: negation(),
    /** `EVN` was done; `INT` and others are only meant to be (HL7 v3 ActMood). */
    mood: attribute('moodCode'),
    nullFlavor: attribute('nullFlavor'),
    ids: many('id', ii),
    code: one('code', cd),
    text: one('text', ed),
    statusCode: one('statusCode', cs),
    time: one('effectiveTime', ivlTs),
    targetSites: many('targetSiteCode', cd),
    performer: one('performer', performer),
    author: one('author', author),
    reasons: many('entryRelationship[typeCode=RSON]/observation/value', value),
    notes: notes(),
  },
  { templateIds: ['1.3.1.3.26'] },
)
export type Procedure = Model<typeof procedure.fields>

/** Medical devices and implants (46264-8): supply E.3.5. */
export const device = template(
  {
    nullFlavor: attribute('nullFlavor'),
    ids: many('id', ii),
    text: one('text', ed),
    statusCode: one('statusCode', cs),
    time: one('effectiveTime', ivlTs),
    deviceIds: many('participant[typeCode=DEV]/participantRole/id', ii),
    code: one('participant[typeCode=DEV]/participantRole/playingDevice/code', cd),
    modelName: one('participant[typeCode=DEV]/participantRole/playingDevice/manufacturerModelName', st),
    author: one('author', author),
    notes: notes(),
  },
  { templateIds: ['1.3.1.3.5'] },
)
export type Device = Model<typeof device.fields>

export const referenceRange = template({
  text: one('observationRange/text', ed),
  value: one('observationRange/value', value),
  interpretation: one('observationRange/interpretationCode', cd),
})
export type ReferenceRange = Model<typeof referenceRange.fields>

const observationFields = {
  negation: negation(),
  nullFlavor: attribute('nullFlavor'),
  ids: many('id', ii),
  code: one('code', cd),
  text: one('text', ed),
  statusCode: one('statusCode', cs),
  time: one('effectiveTime', ivlTs),
  value: one('value', value),
  interpretations: many('interpretationCode', cd),
  method: one('methodCode', cd),
  targetSites: many('targetSiteCode', cd),
  performer: one('performer', performer),
  author: one('author', author),
  referenceRanges: many('referenceRange', referenceRange),
  notes: notes(),
}

/**
 * An observation as results (30954-2), social history (29762-2), pregnancy (10162-6), vital signs (8716-3) and
 * functional status (47420-5) use it; a pregnancy status holds its expected date and outcomes as components.
 */
export type Observation = Model<typeof observationFields> & { readonly components: readonly Observation[] }

const componentObservation: Codec<Observation> = {
  read: (element, reading) => observation.read(element, reading),
  write: (value, into) => observation.write(value, into),
}

export const observation: Codec<Observation> = template({
  ...observationFields,
  components: many('entryRelationship[typeCode=COMP]/observation', componentObservation),
})

/** A group of observations made together: vital signs E.3.21, results E.3.42, functional status E.3.39. */
export const organizer = template({
  ids: many('id', ii),
  code: one('code', cd),
  text: one('text', ed),
  statusCode: one('statusCode', cs),
  time: one('effectiveTime', ivlTs),
  performer: one('performer', performer),
  author: one('author', author),
  observations: many('component/observation', observation),
})
export type Organizer = Model<typeof organizer.fields>
