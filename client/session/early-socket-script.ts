/**
 * Rule UI-140: in the first bytes of a room's page: opens the connection while the page's scripts
 * are still on their way. It says nothing of who comes; the session takes it over (early-socket.ts).
 */
export const EARLY_SOCKET_SCRIPT = `(()=>{try{
const heard=[],socket=new WebSocket(location.origin.replace("http","ws")+"/socket.io/?EIO=4&transport=websocket");
socket.binaryType="arraybuffer";socket.onmessage=(e)=>heard.push(e);window.earlySocket={socket,heard}
}catch{}})()`;
