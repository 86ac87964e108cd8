'use client';

import { useQuery } from '@tanstack/react-query';
import { Bookmark } from 'lucide-react';
import { useState } from 'react';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { later, useLater } from '@/components/ui/later';
import { useAnnounce } from '@/components/ui/live-region';
import { Menu, MenuItem, MenuSeparator } from '@/components/ui/menu';
import { savedViewsQuery } from '@/lib/client/saved-views-query';
import { useChooseHome, useSaveView } from '@/lib/client/use-save-view';
import type { SavedView, SavedViews } from '@/lib/domain/worklist/saved-view';
import { viewOf } from '@/lib/domain/worklist/view-words';
import type { Place } from '@/lib/domain/worklist/worklist-address';
import { useSavedView } from './use-saved-view';
import { settingsOf } from './view-draft';

const KEEP = later(() => import('./view-dialog'));
const DELETE = later(() => import('./delete-view-dialog'));

type Asked = 'new' | 'change' | 'delete';

/** What can be done with the list as a view: keep it, keep what changed, share it, delete it, begin with it. */
export function ViewMenu({ place }: { place: Place }) {
  const { data } = useQuery(savedViewsQuery());
  const saved = useSavedView(place);
  const [asked, setAsked] = useState<Asked>();
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
      <AskedWindow
        place={place}
        views={data}
        standing={saved?.view}
        asked={asked}
        onClose={() => setAsked(undefined)}
      />
    </>
  );
}

type AskedWindowProps = {
  place: Place;
  views: SavedViews;
  standing: SavedView | undefined;
  asked: Asked | undefined;
  onClose: () => void;
};

/** The window that was asked for, if any; what is asked about a saved view needs one. */
function AskedWindow({ place, views, standing, asked, onClose }: AskedWindowProps) {
  const keep = useLater(KEEP, asked === 'new' || asked === 'change');
  const remove = useLater(DELETE, asked === 'delete');
  if (asked === 'new') {
    return keep === undefined ? null : <keep.ViewDialog place={place} views={views} onClose={onClose} />;
  }
  if (asked === undefined || standing === undefined) {
    return null;
  }
  if (asked === 'delete') {
    return remove === undefined ? null : <remove.DeleteViewDialog view={standing} onClose={onClose} />;
  }
  return keep === undefined ? null : (
    <keep.ViewDialog place={place} views={views} standing={standing} onClose={onClose} />
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
