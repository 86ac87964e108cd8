import type { DemoTaskType } from './demo-task-type';
import type { Profile } from './patients';

const INPATIENT: readonly Profile[] = ['hip', 'knee', 'bowel', 'heart', 'chest', 'sugar', 'stroke', 'acute'];
const SURGICAL: readonly Profile[] = ['hip', 'knee', 'bowel'];

/** The twelve task types; `share` is how often one is asked for beside the others. */
export const TASK_TYPES: readonly DemoTaskType[] = [
  {
    id: 'wound-check',
    title: 'Wound check',
    purpose: 'An infected wound is found a day earlier when somebody looks every shift.',
    role: 'nurse',
    hours: 6,
    urgency: 'calm',
    share: 7,
    fits: SURGICAL,
    wordings: [
      {
        title: 'Wound check, hip',
        todo: 'Look, measure, photograph if larger than yesterday. Change the dressing if soaked.',
        why: 'Day 2 after hip replacement, ordered by orthopaedics.',
        fits: ['hip'],
      },
      {
        title: 'Wound check, knee',
        todo: 'Look at the wound and the calf. Measure both calves at the mark.',
        why: 'Day 3 after knee replacement.',
        fits: ['knee'],
      },
      {
        title: 'Wound check, midline',
        todo: 'Look at the midline wound and the stoma. Note colour and output.',
        why: 'Day 2 after bowel resection.',
        fits: ['bowel'],
      },
    ],
  },
  {
    id: 'falls-risk',
    title: 'Falls risk assessment',
    purpose: 'Most falls on the ward happen to people whose risk changed and was not looked at again.',
    role: 'nurse',
    hours: 12,
    urgency: 'calm',
    share: 6,
    fits: INPATIENT,
    wordings: [
      {
        title: 'Falls risk assessment',
        todo: 'Repeat the Morse scale. Put the alarm on from 45 points.',
        why: 'New sedation was started last night.',
      },
      {
        title: 'Falls risk assessment after fall',
        todo: 'Repeat the scale, check lying and standing pressure, tell the physician.',
        why: 'Found sitting on the floor beside the bed, no injury seen.',
      },
    ],
  },
  {
    id: 'repeat-potassium',
    title: 'Repeat potassium',
    purpose: 'A wrong potassium is dangerous before it is felt.',
    role: 'nurse',
    hours: 2,
    urgency: 'pressing',
    share: 5,
    fits: INPATIENT,
    wordings: [
      {
        title: 'Repeat potassium and call result',
        todo: 'Take a fresh sample without a tourniquet, send it as urgent, call the physician with the result.',
        why: 'Potassium 5.9 mmol/L this morning, sample haemolysed.',
      },
      {
        title: 'Repeat potassium after infusion',
        todo: 'Take blood one hour after the infusion ended. Call the result.',
        why: 'Potassium 2.9 mmol/L, replaced by infusion.',
      },
    ],
  },
  {
    id: 'cannula',
    title: 'Peripheral cannula',
    purpose: 'A forgotten cannula is a way into the blood for germs.',
    role: 'nurse',
    hours: 8,
    urgency: 'calm',
    share: 6,
    direct: true,
    fits: INPATIENT,
    wordings: [
      {
        title: 'Change IV cannula, left forearm',
        todo: 'Remove, look at the site, place a new one on the other arm if still needed.',
        why: 'In place for 72 hours.',
      },
      { title: 'Remove IV cannula', todo: 'Remove and look at the site.', why: 'Last dose by vein was given at noon.' },
    ],
  },
  {
    id: 'catheter',
    title: 'Urinary catheter',
    purpose: 'Each day without a catheter is a day without its infection.',
    role: 'nurse',
    hours: 10,
    urgency: 'calm',
    share: 4,
    fits: INPATIENT,
    wordings: [
      {
        title: 'Remove urinary catheter',
        todo: 'Remove, note the time. First void within six hours, then bladder scan.',
        why: 'Day 2 after operation, walks to the bathroom.',
        fits: SURGICAL,
      },
      {
        title: 'Bladder scan after catheter',
        todo: 'Scan after the first void. Above 300 ml: call the physician.',
        why: 'Catheter was removed this morning.',
      },
    ],
  },
  {
    id: 'pressure-injury',
    title: 'Pressure injury assessment',
    purpose: 'Skin that is looked at each shift seldom breaks.',
    role: 'enrolled',
    hours: 8,
    urgency: 'calm',
    share: 5,
    fits: INPATIENT,
    wordings: [
      {
        title: 'Pressure injury assessment',
        todo: 'Look at heels and sacrum, repeat the Braden scale, turn plan at the bed.',
        why: 'Cannot turn without help.',
      },
      {
        title: 'Turn and look at heels',
        todo: 'Turn to the other side, heels free, look for redness that stays.',
        why: 'Redness of the left heel seen at night.',
      },
    ],
  },
  {
    id: 'high-alert-check',
    title: 'High-alert medication',
    purpose: 'A wrong rate of insulin, heparin or potassium harms within the hour.',
    role: 'nurse',
    hours: 1,
    urgency: 'calm',
    share: 2,
    secondPerson: true,
    fits: INPATIENT,
    wordings: [
      {
        title: 'Set up insulin infusion',
        todo: 'Compare order, label, pump and line. Note the rate. A colleague checks it at the bed.',
        why: 'Blood sugar 22 mmol/L, infusion ordered this morning.',
        fits: ['sugar', 'acute'],
      },
      {
        title: 'Change rate of heparin infusion',
        todo: 'Compare order, last result, pump and line. Note the rate. A colleague checks it at the bed.',
        why: 'Clotting time below the range, new rate ordered.',
      },
    ],
  },
  {
    id: 'medication-reconciliation',
    title: 'Medication reconciliation',
    purpose: 'Half of all medication errors happen where care changes hands.',
    role: 'pharmacist',
    hours: 20,
    urgency: 'brisk',
    share: 4,
    fits: INPATIENT,
    wordings: [
      {
        title: 'Medication reconciliation on admission',
        todo: 'Compare the home list with the chart. Call the general practice if in doubt.',
        why: 'Admitted last night, home list by the family only.',
      },
      {
        title: 'Check warfarin dose',
        todo: 'Look at the last three INR values and the new antibiotic. Propose a dose.',
        why: 'INR 3.8 after an antibiotic was started.',
        fits: ['heart', 'stroke', 'hip'],
      },
    ],
  },
  {
    id: 'discharge-letter',
    title: 'Discharge letter',
    purpose: 'The next clinician knows what happened here only from the letter.',
    role: 'physician',
    hours: 24,
    urgency: 'brisk',
    share: 4,
    claimTo: 'received',
    wordings: [
      {
        title: 'Discharge letter',
        todo: 'Write and sign. Say what was changed in the medication, and who follows up.',
        why: 'Goes home tomorrow at ten.',
      },
      {
        title: 'Review blood culture',
        todo: 'Look at the result, decide on the antibiotic, note it in the chart.',
        why: 'Blood culture positive after 14 hours, Gram-negative rods.',
        fits: ['chest', 'bowel', 'acute'],
      },
    ],
  },
  {
    id: 'mobilise',
    title: 'Mobilisation',
    purpose: 'A day in bed costs an old person a week of strength.',
    role: 'physiotherapist',
    hours: 24,
    urgency: 'calm',
    share: 3,
    fits: INPATIENT,
    wordings: [
      {
        title: 'Mobilise with frame',
        todo: 'Out of bed, to the door and back with a frame. Full weight on both legs.',
        why: 'First day after hip replacement.',
        fits: ['hip', 'knee'],
      },
      {
        title: 'Breathing exercises',
        todo: 'Ten breaths with the incentive spirometer each hour while awake. Show the family.',
        why: 'Shallow breathing, bases dull on both sides.',
        fits: ['chest', 'bowel', 'heart'],
      },
    ],
  },
  {
    id: 'family-call',
    title: 'Family call',
    purpose: 'Families who know the plan can help with it.',
    role: 'social-worker',
    hours: 48,
    urgency: 'calm',
    share: 3,
    wordings: [
      {
        title: 'Family call about home support',
        todo: 'Ask who is at home, which stairs, what help is there already. Offer the discharge meeting.',
        why: 'Lives alone, needs help with washing.',
      },
      {
        title: 'Call interpreter for consent talk',
        todo: 'Book for tomorrow morning, by telephone if nobody can come.',
        why: 'Consent talk for the operation needs an interpreter.',
      },
    ],
  },
  {
    id: 'admission',
    title: 'Nursing admission',
    purpose: 'Who is known on the first day is cared for on the second.',
    role: 'nurse',
    hours: 4,
    urgency: 'brisk',
    share: 4,
    wordings: [
      {
        title: 'Admit from emergency',
        todo: 'Vital signs, allergies, belongings, who to call. Show the bell.',
        why: 'Arrives from the emergency department within the hour.',
        fits: ['acute'],
      },
      {
        title: 'Ask about allergies',
        todo: 'Ask what happened, when and after what. Enter it, or that there are none.',
        why: 'Allergies were not recorded at admission.',
      },
      {
        title: 'Referral triage call',
        todo: 'Call, ask about pain, walking and fever. Sooner visit if one of them is worse.',
        why: 'Referral letter arrived, visit is in three weeks.',
        fits: ['visit'],
      },
    ],
  },
];
