import { TextArea } from '@/components/ui/text-area';

const MOST_ROWS = 8;

/** What was typed and cannot be sent any more: it can still be read and copied. */
export function TypedText({ text }: { text: string }) {
  return text === '' ? null : (
    <TextArea
      label="What you typed"
      hint="It is not part of the task. Copy what is still of use."
      readOnly
      rows={Math.min(MOST_ROWS, text.split('\n').length + 1)}
      value={text}
    />
  );
}
