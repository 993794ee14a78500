import type { Concept, System } from './writing.ts'

const of =
  (system: System) =>
  (code: string, english: string): Concept => ({ system, code, english })
const [snomed, loinc, atc, icd10, edqm] = [of('snomed'), of('loinc'), of('atc'), of('icd10'), of('edqm')]

/** People and documents. */
export const gender = {
  female: of('gender')('F', 'Female'),
  male: of('gender')('M', 'Male'),
  undifferentiated: of('gender')('UN', 'Undifferentiated'),
}

export const roles = {
  doctors: of('isco')('221', 'Medical doctors'),
  generalist: of('isco')('2211', 'Generalist medical practitioners'),
  specialist: of('isco')('2212', 'Specialist medical practitioners'),
  nurse: of('isco')('2221', 'Nursing professionals'),
}

export const relations = {
  mother: of('role')('MTH', 'Mother'),
  father: of('role')('FTH', 'Father'),
  child: of('role')('CHILD', 'Child'),
  spouse: of('role')('SPS', 'Spouse'),
  sibling: of('role')('SIB', 'Sibling'),
  partner: of('role')('DOMPART', 'Domestic partner'),
}

/** Allergies: kind, reactions and how bad. */
export const allergyType = {
  allergy: snomed('609328004', 'Allergic disposition'),
  intolerance: snomed('782197009', 'Intolerance to substance'),
  propensity: snomed('420134006', 'Propensity to adverse reaction'),
}

export const agents = {
  penicillins: atc('J01C', 'Beta-lactam antibacterials, penicillins'),
  amoxicillin: atc('J01CA04', 'Amoxicillin'),
  acetylsalicylicAcid: atc('N02BA01', 'Acetylsalicylic acid'),
  ibuprofen: atc('M01AE01', 'Ibuprofen'),
  contrast: snomed('385420005', 'Contrast media'),
  latex: snomed('111088007', 'Latex'),
  peanut: snomed('256349002', 'Peanut'),
  beeVenom: snomed('288328004', 'Bee venom'),
  lactose: snomed('47703008', 'Lactose'),
  grassPollen: snomed('256277009', 'Grass pollen'),
}

export const reactions = {
  anaphylaxis: snomed('39579001', 'Anaphylaxis'),
  urticaria: snomed('126485001', 'Urticaria'),
  angioedema: snomed('41291007', 'Angioedema'),
  rash: snomed('271807003', 'Eruption of skin'),
  diarrhoea: snomed('62315008', 'Diarrhea'),
  dyspnoea: snomed('267036007', 'Dyspnea'),
  bronchospasm: snomed('4386001', 'Bronchospasm'),
  vomiting: snomed('422400008', 'Vomiting'),
  itching: snomed('418290006', 'Itching'),
}

export const severities = {
  mild: snomed('255604002', 'Mild'),
  mildToModerate: snomed('371923003', 'Mild to moderate'),
  moderate: snomed('6736007', 'Moderate'),
  moderateToSevere: snomed('371924009', 'Moderate to severe'),
  severe: snomed('24484000', 'Severe'),
  lifeThreatening: snomed('442452003', 'Life threatening severity'),
}

export const criticality = {
  high: of('criticality')('high', 'High Risk'),
  low: of('criticality')('low', 'Low Risk'),
  unassessable: of('criticality')('unable-to-assess', 'Unable to Assess Risk'),
}

export const allergyStatus = {
  active: of('allergyStatus')('active', 'Active'),
  inactive: of('allergyStatus')('inactive', 'Inactive'),
  resolved: of('allergyStatus')('resolved', 'Resolved'),
}

export const allergyCertainty = {
  confirmed: of('allergyCertainty')('confirmed', 'Confirmed'),
  unconfirmed: of('allergyCertainty')('unconfirmed', 'Unconfirmed'),
}

/** Problems: status and certainty. */
export const problemStatus = {
  active: snomed('55561003', 'Active'),
  inactive: snomed('73425007', 'Inactive'),
  chronic: snomed('90734009', 'Chronic'),
  resolved: snomed('413322009', 'Problem resolved'),
}

export const certainty = {
  confirmed: of('certainty')('confirmed', 'Confirmed'),
  provisional: of('certainty')('provisional', 'Provisional'),
}

export const outcome = {
  remission: snomed('765205004', 'Disorder in remission'),
  recovered: snomed('370996005', 'Patient condition resolved'),
}

export const illnesses = {
  chronicAtrialFibrillation: icd10('I48.2', 'Chronic atrial fibrillation'),
  atrialFibrillation: icd10('I48', 'Atrial fibrillation and flutter'),
  sickSinus: icd10('I49.5', 'Sick sinus syndrome'),
  heartFailure: icd10('I50.0', 'Congestive heart failure'),
  hypertension: icd10('I10', 'Essential (primary) hypertension'),
  kidneyDisease: icd10('N18.3', 'Chronic kidney disease, stage 3'),
  gout: icd10('M10.9', 'Gout, unspecified'),
  hypercholesterolaemia: icd10('E78.0', 'Pure hypercholesterolaemia'),
  oldInfarction: icd10('I25.2', 'Old myocardial infarction'),
  reflux: icd10('K21.0', 'Gastro-oesophageal reflux disease with oesophagitis'),
  type1Diabetes: icd10('E10.9', 'Type 1 diabetes mellitus without complications'),
  retinopathy: icd10('H36.0', 'Diabetic retinopathy'),
  hypothyroidism: icd10('E03.9', 'Hypothyroidism, unspecified'),
  asthma: icd10('J45.9', 'Asthma, unspecified'),
  haemophiliaA: icd10('D66', 'Hereditary factor VIII deficiency'),
  haemophiliaARare: of('orpha')('98878', 'Hemophilia A'),
  pneumonia: icd10('J18.9', 'Pneumonia, unspecified organism'),
  hipFracture: icd10('S72.0', 'Fracture of neck of femur'),
  gestationalDiabetes: icd10('O24.4', 'Diabetes mellitus arising in pregnancy'),
  preExistingHypertension: icd10(
    'O10.0',
    'Pre-existing essential hypertension complicating pregnancy, childbirth and the puerperium',
  ),
  ironDeficiency: icd10('D50.9', 'Iron deficiency anaemia, unspecified'),
  candidiasis: icd10('B37.3', 'Candidiasis of vulva and vagina'),
  osteoporosis: icd10('M81.0', 'Postmenopausal osteoporosis'),
  influenza: icd10('J10', 'Influenza due to identified seasonal influenza virus'),
  tetanus: icd10('A35', 'Other tetanus'),
  pneumococcal: icd10('A40.3', 'Septicaemia due to Streptococcus pneumoniae'),
  covid: icd10('U07.1', 'COVID-19, virus identified'),
  measles: icd10('B05', 'Measles'),
  hepatitisB: icd10('B16', 'Acute hepatitis B'),
  pertussis: icd10('A37', 'Whooping cough'),
}

/** Medicines: ATC, dose form, package, route, when. */
export const substances = {
  warfarin: atc('B01AA03', 'Warfarin'),
  apixaban: atc('B01AF02', 'Apixaban'),
  acenocoumarol: atc('B01AA07', 'Acenocoumarol'),
  bisoprolol: atc('C07AB07', 'Bisoprolol'),
  furosemide: atc('C03CA01', 'Furosemide'),
  ramipril: atc('C09AA05', 'Ramipril'),
  atorvastatin: atc('C10AA05', 'Atorvastatin'),
  digoxin: atc('C01AA05', 'Digoxin'),
  allopurinol: atc('M04AA01', 'Allopurinol'),
  omeprazole: atc('A02BC01', 'Omeprazole'),
  paracetamol: atc('N02BE01', 'Paracetamol'),
  levothyroxine: atc('H03AA01', 'Levothyroxine sodium'),
  insulinGlargine: atc('A10AE04', 'Insulin glargine'),
  insulinAspart: atc('A10AB05', 'Insulin aspart'),
  glucagon: atc('H04AA01', 'Glucagon'),
  factorVIII: atc('B02BD02', 'Coagulation factor VIII'),
  tranexamicAcid: atc('B02AA02', 'Tranexamic acid'),
  salbutamol: atc('R03AC02', 'Salbutamol'),
  labetalol: atc('C07AG01', 'Labetalol'),
  folicAcid: atc('B03BB01', 'Folic acid'),
  ferrousSulfate: atc('B03AA07', 'Ferrous sulfate'),
  ironAndFolicAcid: atc('B03AD03', 'Ferrous sulfate and folic acid'),
  clotrimazole: atc('G01AF02', 'Clotrimazole'),
  magnesiumSulfate: atc('B05XA05', 'Magnesium sulfate'),
  alendronicAcid: atc('M05BA04', 'Alendronic acid'),
  calciumAndVitaminD: atc('A12AX', 'Calcium, combinations with vitamin D and/or other drugs'),
  calciumCarbonate: atc('A12AA04', 'Calcium carbonate'),
  colecalciferol: atc('A11CC05', 'Colecalciferol'),
  metformin: atc('A10BA02', 'Metformin'),
  acetylsalicylicAcid: atc('B01AC06', 'Acetylsalicylic acid'),
  budesonide: atc('R03BA02', 'Budesonide'),
  epinephrine: atc('C01CA24', 'Epinephrine'),
}

export const forms = {
  tablet: edqm('10219000', 'Tablet'),
  filmCoatedTablet: edqm('10221000', 'Film-coated tablet'),
  prolongedReleaseTablet: edqm('10226000', 'Prolonged-release tablet'),
  gastroResistantCapsule: edqm('10212000', 'Gastro-resistant capsule, hard'),
  solutionForInjection: edqm('11201000', 'Solution for injection'),
  injectionInPen: edqm('50060200', 'Solution for injection in pre-filled pen'),
  powderAndSolvent: edqm('11207000', 'Powder and solvent for solution for injection'),
  solutionForInfusion: edqm('11210000', 'Solution for infusion'),
  nebuliserSolution: edqm('11101000', 'Nebuliser solution'),
  pressurisedInhalation: edqm('11107000', 'Pressurised inhalation, suspension'),
  inhalationPowder: edqm('11109000', 'Inhalation powder'),
  pessary: edqm('10909000', 'Pessary'),
  vaginalCream: edqm('10901000', 'Vaginal cream'),
  creamAndPessary: edqm('14001000', 'Cream + pessary'),
  oralDrops: edqm('10101000', 'Oral drops, solution'),
}

export const packages = {
  box: edqm('30009000', 'Box'),
  blister: edqm('30007000', 'Blister'),
  bag: edqm('30004000', 'Bag'),
  singleDose: edqm('30057000', 'Single-dose container'),
  vial: edqm('30069000', 'Vial'),
  tabletContainer: edqm('30066000', 'Tablet container'),
  prefilledSyringe: edqm('30051000', 'Pre-filled syringe'),
  prefilledPen: edqm('30050000', 'Pre-filled pen'),
  tube: edqm('30067000', 'Tube'),
}

export const routes = {
  oral: edqm('20053000', 'Oral use'),
  subcutaneous: edqm('20066000', 'Subcutaneous use'),
  intramuscular: edqm('20035000', 'Intramuscular use'),
  intravenous: edqm('20045000', 'Intravenous use'),
  inhalation: edqm('20020000', 'Inhalation use'),
  vaginal: edqm('20072000', 'Vaginal use'),
}

export const substitution = {
  none: of('substitution')('N', 'None'),
  generic: of('substitution')('G', 'Generic'),
  therapeutic: of('substitution')('TE', 'Therapeutic alternative'),
}

export const vaccines = {
  influenza: atc('J07BB02', 'Influenza, inactivated, split virus or surface antigen'),
  tetanus: atc('J07AM51', 'Tetanus toxoid, combinations with diphtheria toxoid'),
  pneumococcal: atc('J07AL02', 'Pneumococcus, purified polysaccharides antigen conjugated'),
  covid: snomed('1119349007', 'COVID-19 mRNA vaccine'),
  measles: atc('J07BD52', 'Measles, combinations with mumps and rubella, live attenuated'),
  hepatitisB: atc('J07BC01', 'Hepatitis B, purified antigen'),
  pertussis: atc('J07AJ52', 'Pertussis, purified antigen, combinations with toxoids'),
}

/** Procedures, devices and where. */
export const procedures = {
  pacemaker: snomed('307280005', 'Implantation of cardiac pacemaker'),
  hipReplacement: snomed('52734007', 'Total replacement of hip'),
  appendectomy: snomed('80146002', 'Appendectomy'),
  caesarean: snomed('11466000', 'Cesarean section'),
  cholecystectomy: snomed('38102005', 'Cholecystectomy'),
  cataract: snomed('54885007', 'Extraction of cataract'),
  coronaryIntervention: snomed('415070008', 'Percutaneous coronary intervention'),
}

export const sites = {
  hip: snomed('24136001', 'Hip joint structure'),
  eye: snomed('81745001', 'Structure of eye proper'),
  left: snomed('7771000', 'Left'),
  right: snomed('24028007', 'Right'),
}

export const devices = {
  pacemaker: snomed('14106009', 'Cardiac pacemaker'),
  hipProsthesis: snomed('304120007', 'Total hip replacement prosthesis'),
  insulinPump: snomed('69805005', 'Insulin pump'),
  stent: snomed('705643001', 'Coronary artery stent'),
  lens: of('emdn')('P0301', 'Intraocular lenses'),
  defibrillator: snomed('72506001', 'Implantable defibrillator'),
}

/** Observations: habits, pregnancies, measurements, tests. */
export const habits = {
  tobacco: snomed('229819007', 'Tobacco use and exposure'),
  alcohol: snomed('897148007', 'Alcoholic beverage intake'),
}

export const pregnancies = {
  status: loinc('82810-3', 'Pregnancy status'),
  pregnant: snomed('77386006', 'Pregnant'),
  notPregnant: snomed('60001007', 'Not pregnant'),
  delivery: loinc('11778-8', 'Delivery date Estimated'),
  deliveryFromUltrasound: loinc('11781-2', 'Delivery date US composite estimate'),
  livebirth: snomed('281050002', 'Livebirth'),
  miscarriage: snomed('17369002', 'Miscarriage'),
}

export const measurements = {
  systolic: loinc('8480-6', 'Systolic blood pressure'),
  diastolic: loinc('8462-4', 'Diastolic blood pressure'),
  pulse: loinc('8867-4', 'Heart rate'),
  weight: loinc('29463-7', 'Body weight'),
  height: loinc('8302-2', 'Body height'),
  saturation: loinc('59408-5', 'Oxygen saturation in Arterial blood by Pulse oximetry'),
}

export const tests = {
  study: loinc('26436-6', 'Laboratory studies (set)'),
  inr: loinc('6301-6', 'INR in Platelet poor plasma by Coagulation assay'),
  creatinine: loinc('14682-9', 'Creatinine [Moles/volume] in Serum or Plasma'),
  potassium: loinc('2823-3', 'Potassium [Moles/volume] in Serum or Plasma'),
  hba1c: loinc('59261-8', 'Hemoglobin A1c/Hemoglobin.total in Blood by IFCC protocol'),
  haemoglobin: loinc('718-7', 'Hemoglobin [Mass/volume] in Blood'),
  factorVIII: loinc(
    '3209-4',
    'Coagulation factor VIII activity actual/normal in Platelet poor plasma by Coagulation assay',
  ),
  thyrotropin: loinc('3016-3', 'Thyrotropin [Units/volume] in Serum or Plasma'),
  ferritin: loinc('2276-4', 'Ferritin [Mass/volume] in Serum or Plasma'),
}

export const interpretation = {
  high: of('interpretation')('H', 'High'),
  low: of('interpretation')('L', 'Low'),
  normal: of('interpretation')('N', 'Normal'),
}

export const bloodGroups = {
  oNegative: snomed('278148006', 'Blood group O Rh(D) negative'),
  aPositive: snomed('278149003', 'Blood group A Rh(D) positive'),
  oPositive: snomed('278147001', 'Blood group O Rh(D) positive'),
  bPositive: snomed('278150003', 'Blood group B Rh(D) positive'),
}

export const functions = {
  walking: loinc('54750-5', 'Walking (with assistive device if used)'),
  bathing: loinc('45608-7', 'Bathing - self-performance during assessment period'),
  independent: snomed('371153006', 'Independently able'),
  assistance: snomed('371152001', 'Assisted'),
}

/** What is said instead of a list (MVC 42.47 to 42.51). */
export const absences = {
  noAllergyInfo: of('absent')('no-allergy-info', 'No information about allergies'),
  noKnownAllergies: of('absent')('no-known-allergies', 'No known allergies'),
  noKnownMedicationAllergies: of('absent')('no-known-medication-allergies', 'No known medication allergies'),
  noKnownEnvironmentalAllergies: of('absent')('no-known-environmental-allergies', 'No known environmental allergies'),
  noKnownFoodAllergies: of('absent')('no-known-food-allergies', 'No known food allergies'),
  noMedicationInfo: of('absent')('no-medication-info', 'No information about medications'),
  noKnownMedications: of('absent')('no-known-medications', 'No known medications'),
  noProblemInfo: of('absent')('no-problem-info', 'No information about problems'),
  noKnownProblems: of('absent')('no-known-problems', 'No known problems'),
  noProcedureInfo: of('absent')('no-procedure-info', 'No information about past history of procedures'),
  noKnownProcedures: of('absent')('no-known-procedures', 'No known procedures'),
  noDeviceInfo: of('absent')('no-device-info', 'No information about devices'),
  noKnownDevices: of('absent')('no-known-devices', 'No known devices in use'),
}
