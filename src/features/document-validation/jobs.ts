import type { OpenQuestions } from './open-questions.ts'
import type { ValidateCall } from './operation.ts'
import type { Rendering } from './pages/rendering.ts'
import type { Refusal, Sealed } from './validated.ts'
import type { Asked, DocumentVerdict } from './validator.ts'

/** A document to judge. */
export type Judging = Pick<Asked, 'profiles' | 'answers' | 'coverage'> & {
  readonly bytes: Uint8Array
  /** Set where the bytes are the body of a call of `$validate`, which may hold the document and profiles. */
  readonly call?: ValidateCall
  readonly now: Date
}

/** What a thread does, by name: what it is sent, and what it answers. Both must survive being copied. */
export type Jobs = {
  readonly validate: {
    readonly asked: Judging
    readonly answer: { readonly verdict: DocumentVerdict; readonly left: readonly OpenQuestions[] }
  }
  /** The verdict as bytes that `opened` reads. */
  readonly seal: {
    readonly asked: Judging
    readonly answer: { readonly verdict: Uint8Array; readonly left: readonly OpenQuestions[] }
  }
  readonly render: {
    readonly asked: { readonly documents: readonly Sealed[]; readonly wanted: Rendering }
    /** UTF-8. */
    readonly answer: Uint8Array
  }
}

/** One of them, as it is sent. */
export type Job = { [Name in keyof Jobs]: { readonly name: Name; readonly asked: Jobs[Name]['asked'] } }[keyof Jobs]

/** What comes back: the answer, or why there is none. */
export type Done<Name extends keyof Jobs> = { readonly answer: Jobs[Name]['answer'] } | { readonly problem: Refusal }
