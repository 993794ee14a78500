/** Filled in where known, taken in by who reads, and best shown: the duty of most elements of a summary. */
export const KNOWN = 'SHALL:populate-if-known SHALL:handle SHOULD:display'
/** The same, of what a person does not read. */
export const KNOWN_UNSHOWN = 'SHALL:populate-if-known SHALL:handle'
/** Always filled in. */
export const ALWAYS = 'SHALL:populate SHALL:handle SHOULD:display'
/** Always filled in, of what a person does not read. */
export const ALWAYS_UNSHOWN = 'SHALL:populate SHALL:handle'
/** Best filled in where known. */
export const SHOULD_KNOWN = 'SHOULD:populate-if-known SHALL:handle SHOULD:display'
/** Who makes the summary is best able to fill it in. */
export const SHOULD_ABLE = 'SHOULD:able-to-populate SHALL:handle SHOULD:display'
/** Who makes the summary must be able to fill it in, and best does where known. */
export const SHALL_ABLE = 'SHALL:able-to-populate SHOULD:populate-if-known SHALL:handle SHOULD:display'
/** No duty but the reader's. */
export const READ = 'SHALL:handle SHOULD:display'
