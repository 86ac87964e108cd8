'use client';

import { useQuery } from '@tanstack/react-query';
import { Bookmark } from 'lucide-react';
import { useState } from 'react';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { useAnnounce } from '@/components/ui/live-region';
import { Menu, MenuItem, MenuSeparator } from '@/components/ui/menu';
import { savedViewsQuery } from '@/lib/client/saved-views-query';
import { useChooseHome, useSaveView } from '@/lib/client/use-save-view';
import type { SavedView, SavedViews } from '@/lib/domain/worklist/saved-view';
import { viewOf } from '@/lib/domain/worklist/view-words';
import type { Place } from '@/lib/domain/worklist/worklist-address';
import { DeleteViewDialog } from './delete-view-dialog';
import { useSavedView } from './use-saved-view';
import { ViewDialog } from './view-dialog';
import { settingsOf } from './view-draft';

type Asked = 'new' | 'change' | 'delete';

/** What can be done with the list as a view: keep it, keep what changed, share it, delete it, begin with it. */
export function ViewMenu({ place }: { place: Place }) {
  const { data } = useQuery(savedViewsQuery());
  const saved = useSavedView(place);
  const [asked, setAsked] = useState<Asked>();
  const close = () => setAsked(undefined);
  if (data === undefined) {
    return null;
  }
  return (
    <>
      {saved?.isChanged === true ? <Badge tone="info">Changed</Badge> : null}
      {saved === undefined && viewOf(place.filter) === undefined ? (
        <Button variant="quiet" onClick={() => setAsked('new')}>
          Save view…
        </Button>
      ) : (
        <SavedMenu place={place} views={data} saved={saved} onAsk={setAsked} />
      )}
      {asked === 'new' ? <ViewDialog place={place} views={data} onClose={close} /> : null}
      {asked === 'change' && saved !== undefined ? (
        <ViewDialog place={place} views={data} standing={saved.view} onClose={close} />
      ) : null}
      {asked === 'delete' && saved !== undefined ? <DeleteViewDialog view={saved.view} onClose={close} /> : null}
    </>
  );
}

type SavedMenuProps = {
  place: Place;
  views: SavedViews;
  saved: { view: SavedView; isChanged: boolean } | undefined;
  onAsk: (asked: Asked) => void;
};

function SavedMenu({ place, views, saved, onAsk }: SavedMenuProps) {
  const announce = useAnnounce();
  const save = useSaveView();
  const mayChange = saved?.view.mayChange === true;

  function saveChanges(view: SavedView) {
    save.mutate(
      { settings: settingsOf(view, place), standing: view },
      {
        onSuccess: () => announce(`${view.name} was saved.`),
        // Somebody else changed it meanwhile: the window says what stands now.
        onError: () => onAsk('change'),
      },
    );
  }

  return (
    <Menu
      variant="quiet"
      trigger={
        <>
          <Bookmark aria-hidden="true" className="size-4" /> View
        </>
      }
    >
      {saved !== undefined && mayChange && saved.isChanged ? (
        <MenuItem onPress={() => saveChanges(saved.view)}>Save changes</MenuItem>
      ) : null}
      <MenuItem onPress={() => onAsk('new')}>{saved === undefined ? 'Save view…' : 'Save as new…'}</MenuItem>
      {mayChange ? (
        <>
          <MenuItem onPress={() => onAsk('change')}>Rename, share, columns…</MenuItem>
          <MenuItem onPress={() => onAsk('delete')}>Delete…</MenuItem>
        </>
      ) : null}
      <HomeItem view={saved?.view.id ?? viewOf(place.filter)} home={views.home} />
    </Menu>
  );
}

function HomeItem({ view, home }: { view: string | undefined; home: string | null }) {
  const announce = useAnnounce();
  const choose = useChooseHome();
  if (view === undefined) {
    return null;
  }
  const isHome = home === view;
  const words = isHome ? 'Do not begin with this view' : 'Begin with this view';
  return (
    <>
      <MenuSeparator />
      <MenuItem
        onPress={() =>
          choose.mutate(isHome ? null : view, {
            onSuccess: () =>
              announce(isHome ? 'You begin with what is set for your role.' : 'You begin with this view.'),
          })
        }
      >
        {words}
      </MenuItem>
    </>
  );
}
