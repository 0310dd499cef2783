#!/usr/bin/python3
"""A notification service for tests: notification_service.py gtk|fdo

gtk owns org.gtk.Notifications, as GNOME Shell does; fdo owns org.freedesktop.Notifications, as the other desktops do.
Prints one JSON object a line: {"event": "ready"}, {"event": "shown", "id", "title", "body", "buttons": [{"label",
"action", "target"}], …}, {"event": "closed", "id"}, {"event": "pressed", "id"}. Reads {"id": …, "button": LABEL} on its
standard input and does what the desktop does when that button is pressed; the button "default" is the notification itself.
"""
import json
import sys

from gi.repository import Gio, GLib

FDO = '''<node><interface name="org.freedesktop.Notifications">
<method name="Notify"><arg type="s" direction="in"/><arg type="u" direction="in"/><arg type="s" direction="in"/>
<arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="as" direction="in"/>
<arg type="a{sv}" direction="in"/><arg type="i" direction="in"/><arg type="u" direction="out"/></method>
<method name="CloseNotification"><arg type="u" direction="in"/></method>
<method name="GetCapabilities"><arg type="as" direction="out"/></method>
<method name="GetServerInformation"><arg type="s" direction="out"/><arg type="s" direction="out"/>
<arg type="s" direction="out"/><arg type="s" direction="out"/></method>
<signal name="ActionInvoked"><arg type="u"/><arg type="s"/></signal>
<signal name="NotificationClosed"><arg type="u"/><arg type="u"/></signal></interface></node>'''
GTK = '''<node><interface name="org.gtk.Notifications">
<method name="AddNotification"><arg type="s" direction="in"/><arg type="s" direction="in"/>
<arg type="a{sv}" direction="in"/></method>
<method name="RemoveNotification"><arg type="s" direction="in"/><arg type="s" direction="in"/></method>
</interface></node>'''

mode = sys.argv[1]
xml, name, path = {'fdo': (FDO, 'org.freedesktop.Notifications', '/org/freedesktop/Notifications'),
                   'gtk': (GTK, 'org.gtk.Notifications', '/org/gtk/Notifications')}[mode]
bus = Gio.bus_get_sync(Gio.BusType.SESSION)
shown = {}
number = 0


def say(**what):
    print(json.dumps(what, ensure_ascii=False), flush=True)


def called(_connection, _sender, _path, _interface, method, parameters, invocation):
    global number
    values = parameters.unpack()
    answer = None
    if method == 'Notify':
        app, replaces, _icon, title, body, actions, hints, _timeout = values
        if replaces:
            n = replaces
        else:
            number += 1
            n = number
        pairs = list(zip(actions[::2], actions[1::2]))
        shown[n] = {'app': app, 'buttons': {label: action for action, label in pairs if action != 'default'}}
        say(event='shown', id=n, app=app, title=title, body=body, hints={k: str(v) for k, v in hints.items()},
            buttons=[{'label': label, 'action': action} for action, label in pairs if action != 'default'])
        answer = GLib.Variant('(u)', (n,))
    elif method == 'AddNotification':
        app, n, what = values
        shown[n] = {'app': app, 'what': what}
        say(event='shown', id=n, app=app, title=what.get('title', ''), body=what.get('body', ''),
            priority=what.get('priority', 'normal'), buttons=what.get('buttons', []), default=what.get('default-action'))
    elif method == 'CloseNotification':
        say(event='closed', id=values[0])
        bus.emit_signal(None, path, name, 'NotificationClosed', GLib.Variant('(uu)', (values[0], 3)))
    elif method == 'RemoveNotification':
        say(event='closed', id=values[1])
    elif method == 'GetCapabilities':
        answer = GLib.Variant('(as)', (['actions', 'body', 'persistence'],))
    else:
        answer = GLib.Variant('(ssss)', ('RelNet tests', 'RelNet', '1', '1.2'))
    invocation.return_value(answer)


def press(line):
    order = json.loads(line)
    n, label = order['id'], order['button']
    notification = shown[n]
    if mode == 'fdo':
        action = 'default' if label == 'default' else notification['buttons'][label]
        bus.emit_signal(None, path, name, 'ActionInvoked', GLib.Variant('(us)', (n, action)))
        bus.emit_signal(None, path, name, 'NotificationClosed', GLib.Variant('(uu)', (n, 2)))
        say(event='closed', id=n)
        say(event='pressed', id=n)
        return
    app, what = notification['app'], notification['what']
    say(event='closed', id=n)  # The Shell takes a notification away once it was acted upon.
    if label == 'default':
        action, target = what.get('default-action'), what.get('default-action-target')
    else:
        button = next(b for b in what['buttons'] if b['label'] == label)
        action, target = button['action'], button.get('target')
    if action is None:
        method, arguments = 'Activate', GLib.Variant('(a{sv})', ({},))
    else:
        targets = [] if target is None else [GLib.Variant('x' if isinstance(target, int) else 's', target)]
        method = 'ActivateAction'
        arguments = GLib.Variant('(sava{sv})', (action.removeprefix('app.'), targets, {}))
    bus.call_sync(app, '/' + app.replace('.', '/').replace('-', '_'), 'org.freedesktop.Application', method, arguments,
                  None, 0, 20000, None)
    say(event='pressed', id=n)


def readable(_channel, _condition):
    line = sys.stdin.readline()
    if not line:
        loop.quit()
        return False
    try:
        press(line)
    except Exception as error:
        say(event='refused', why=str(error))
    return True


loop = GLib.MainLoop()
bus.register_object(path, Gio.DBusNodeInfo.new_for_xml(xml).interfaces[0], called, None, None)
Gio.bus_own_name_on_connection(bus, name, Gio.BusNameOwnerFlags.REPLACE, lambda *_: say(event='ready'), None)
GLib.io_add_watch(0, GLib.IO_IN | GLib.IO_HUP, readable)
loop.run()
