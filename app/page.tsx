import { HomeView } from "#client/views/home/home-view.tsx";

export default function HomePage() {
  return <HomeView />;
}
