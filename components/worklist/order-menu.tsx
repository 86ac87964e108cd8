'use client';

import { ArrowDownWideNarrow } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { Menu, MenuChoice } from '@/components/ui/menu';
import { LIST_ORDERS, type ListOrder, ORDER_WORDS } from '@/lib/domain/worklist/list-order';
import { hrefOf, type Place } from '@/lib/domain/worklist/worklist-address';

const OPTIONS = LIST_ORDERS.map((order) => ({ value: order, label: ORDER_WORDS[order].label }));

/** In which order the list stands. Another one is another address. */
export function OrderMenu({ place }: { place: Place }) {
  const router = useRouter();
  return (
    <Menu
      variant="quiet"
      label={`Order: ${ORDER_WORDS[place.order].label}`}
      trigger={
        <>
          <ArrowDownWideNarrow aria-hidden="true" className="size-4" />
          {ORDER_WORDS[place.order].label}
        </>
      }
    >
      <MenuChoice
        label="Order"
        value={place.order}
        options={OPTIONS}
        onChange={(order) => router.push(hrefOf({ ...place, order: order as ListOrder }), { scroll: false })}
      />
    </Menu>
  );
}
