import { useState } from 'react';
import { useSetShifts } from '@/lib/client/use-administer-people';
import { UnitSetting } from '@/lib/domain/access/shift';
import { type ShiftDraft, shiftFaultsOf, shiftsOfDraft } from './shift-draft';
import { useFaults } from './use-faults';

/** The form of a unit's shifts: what was seen, what is typed, and what somebody else set meanwhile. */
export function useShiftsForm(unit: UnitSetting, onSaved: () => void) {
  const save = useSetShifts();
  const { faults, attempt, tried } = useFaults();
  const [seen, setSeen] = useState(unit);
  const [rows, setRows] = useState(() => rowsOf(unit));
  const shifts = shiftsOfDraft(rows);
  const isChanged =
    JSON.stringify(shifts) !== JSON.stringify(seen.shifts.map(({ name, start, end }) => ({ name, start, end })));

  function submit() {
    const found = shiftFaultsOf(rows);
    tried(found);
    if (found.length > 0 || save.isPending) {
      return;
    }
    save.mutate(
      { unit: seen.unit, seenVersion: seen.version, shifts },
      {
        onSuccess: onSaved,
        onError: (error) => {
          const current = UnitSetting.safeParse(error.current);
          if (error.isConflict && current.success) {
            setSeen(current.data);
          }
        },
      },
    );
  }

  return {
    save,
    faults,
    attempt,
    seen,
    rows,
    setRows,
    shifts,
    isChanged,
    submit,
    takeTheirs: () => {
      setRows(rowsOf(seen));
      save.reset();
    },
  };
}

function rowsOf({ shifts }: UnitSetting): readonly ShiftDraft[] {
  return shifts.map((shift) => ({ ...shift, key: shift.name }));
}
