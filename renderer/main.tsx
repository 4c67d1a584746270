import './ui/fonts.css';
import './ui/tokens.css';
import './ui/base.css';
import { createRoot } from 'react-dom/client';
import { Application } from './application/application.tsx';
import { FailedWindow } from './application/failed-window.tsx';
import { followAppearance } from './application/appearance.ts';
import { connectClients } from './state/client.ts';
import { loadPreferences } from './state/preferences.ts';

const clients = connectClients(window);
followAppearance();
void loadPreferences(clients.shell);

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no place to draw in.');
createRoot(root).render(
  <FailedWindow>
    <Application clients={clients} />
  </FailedWindow>,
);
