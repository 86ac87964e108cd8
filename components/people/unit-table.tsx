'use client';

import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { useSay } from '@/components/ui/say';
import { Table, Td, Th } from '@/components/ui/table';
import type { UnitSetting } from '@/lib/domain/access/shift';
import { shiftWords } from './shift-words';

/** One line per unit. */
export function UnitTable({ units, onAsk }: { units: readonly UnitSetting[]; onAsk: (unit: UnitSetting) => void }) {
  const say = useSay();
  return (
    <Table caption={say('Units and their shifts')} hideCaption className="text-sm">
      <thead>
        <tr>
          <Th className="pl-5">{say('Unit')}</Th>
          <Th>{say('Shifts')}</Th>
          <Th className="pr-5 text-right">
            <span className="sr-only">{say('What can be done')}</span>
          </Th>
        </tr>
      </thead>
      <tbody>
        {units.map((unit) => (
          <tr key={unit.unit} className="relative hover:bg-sunken">
            <Th scope="row" className="pl-5 align-top">
              {unit.display}
            </Th>
            <Td className="align-top">
              <ul className="flex flex-wrap items-center gap-x-5 gap-y-0.5 tabular-nums">
                {unit.shifts.map((shift) => (
                  <li key={shift.name}>{shiftWords(shift, say)}</li>
                ))}
                {unit.isDefault ? (
                  <li>
                    <Badge>{say('Usual hours')}</Badge>
                  </li>
                ) : null}
              </ul>
            </Td>
            <Td className="pr-5 text-right align-top">
              <Button onClick={() => onAsk(unit)}>
                {say('Change shifts…')}
                <span className="sr-only"> {unit.display}</span>
              </Button>
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
