/**
 * The shapes that travel between the sandbox and the page.
 *
 * @import {BotCommand, Message, ReplyKeyboardMarkup} from "./messages.js"
 */

/**
 * @typedef {object} Person
 * @property {number} id
 * @property {string} name
 * @property {string|null} last_name
 * @property {string|null} username
 * @property {string} language
 * @property {string} phone
 * @property {number[]} started ids of the bots that this person wrote to
 * @property {number[]} blocked ids of the bots that this person stopped
 * @property {boolean} deactivated
 *
 * @typedef {{id: number, first_name: string, username: string, descriptions: Record<string, string>}} Bot
 *
 * @typedef {"creator"|"administrator"|"member"|"restricted"|"left"|"kicked"} Status what somebody is in a group
 *
 * @typedef {object} Group
 * @property {number} id
 * @property {string} title
 * @property {"group"|"supergroup"|"channel"} kind
 * @property {Record<string, Status>} members by user id
 * @property {number|null} upgraded_to
 * @property {boolean} deleted
 *
 * @typedef {object} Post
 * @property {string} room
 * @property {number} id
 * @property {number} author
 * @property {number} revision grows with every change
 * @property {Message} body
 * @property {boolean} [deleted]
 *
 * @typedef {[Post, ...Post[]]} Piece a message, or those of an album
 *
 * @typedef {object} Room
 * @property {string} key
 * @property {number} chat
 * @property {number|null} bot
 * @property {ReplyKeyboardMarkup|null} keyboard
 * @property {{message: number, placeholder: string|null, people: number[]|null}|null} asked a message whose sender forces a reply, of all or of these
 * @property {Post|null} last
 * @property {Post|null} pinned what stands at the top of the chat
 * @property {Record<string, number>} unread count by person id
 *
 * @typedef {object} Chat a conversation as one person has it on the phone
 * @property {string} key of its room
 * @property {number|null} bot id of the bot in a private chat
 * @property {number|null} group id of the group
 * @property {string} title
 *
 * @typedef {{text: string, alert: boolean, url: string}} Answer to a press
 *
 * @typedef {object} Move what to do once the newest message with these words is there; without words: where nothing else fits
 * @property {string[]} [sees] any of these, in the person's language or another; `{code}` is what the guide has learned
 * @property {string[]} [taps] labels of one button, in the languages that it may have
 * @property {string|string[]} [says] a text to send; of several the one that comes next
 * @property {string} [replies] a text to send as a reply to that message, as groups need it
 * @property {string} [shows] a `Scene` to send, as a photo
 *
 * @typedef {object} Step a part of the guide that one person does in one chat
 * @property {Record<string, string>} title by language
 * @property {number} person
 * @property {number} [group] where it is a group's chat
 * @property {string[]} ends words of the message that ends it
 * @property {number} [times] how often; once unless given
 * @property {string} [learns] a pattern whose first group (all, without one) in that message is `{code}` from then on
 * @property {Move[]} moves
 *
 * @typedef {{steps: Step[]}} Guide
 *
 * @typedef {object} Call
 * @property {number} at
 * @property {string} method
 * @property {number|string|null} chat_id
 * @property {Record<string, unknown>} params
 * @property {boolean} ok
 * @property {number} code
 * @property {string} description
 *
 * @typedef {object} Pending the updates that a bot has not taken yet
 * @property {number} bot
 * @property {number} count
 * @property {[number, number][]} messages chat and number
 *
 * @typedef {object} World everything but the messages, when somebody or something came, went or changed
 * @property {"world"} kind
 * @property {Bot[]} bots
 * @property {Person[]} people
 * @property {Group[]} groups
 * @property {Room[]} rooms
 * @property {number} now
 * @property {number} faults how many are ordered
 * @property {string} trouble why the state file cannot be written; nothing where it can
 * @property {Partial<Guide>} guide
 * @property {Pending[]} pending
 *
 * @typedef {object} Batch what happened since the last one
 * @property {"batch"} kind
 * @property {Room[]} [rooms]
 * @property {Post[]} [posts]
 * @property {{query: string, answer: Answer}[]} [answers]
 * @property {{room: string, action: string}[]} [actions]
 * @property {Call[]} [calls]
 * @property {Pending[]} [pending]
 *
 * @typedef {object} Followed whose messages are pushed from now on
 * @property {"followed"} kind
 * @property {number[]} people
 *
 * @typedef {World|Batch|Followed} News what comes over the WebSocket
 */

/**
 * What the page asks of the control interface.
 *
 * @typedef {object} Place a chat of a person: with the bot, or a group's
 * @property {number} person
 * @property {number} [bot]
 * @property {number} [chat] id of the group
 * @property {boolean} [anonymous] whether the person writes as the group
 *
 * @typedef {object} Item something to send that is not text
 * @property {string} kind
 * @property {Record<string, unknown>} fields
 * @property {string} [data] base64
 * @property {string|null} [name]
 * @property {string} [caption]
 *
 * @typedef {{reply_to?: number|null}} Reply
 * @typedef {{person: number, chat: number}} Member
 * @typedef {{person: number, chat: number, message: number}} Pointed a message in a chat; a private chat has the person's id
 * @typedef {{}} Done where nobody reads what it gives
 *
 * @typedef {{
 *   "add-bot": [Member & {bot: number, payload: string|null}, Done],
 *   advance: [{seconds: number}, Done],
 *   album: [Place & Reply & {items: Item[]}, Done],
 *   block: [Place, Done],
 *   calls: [{last: number}, Call[]],
 *   "clear-faults": [{}, Done],
 *   delete: [Place & Pointed, Done],
 *   edit: [Place & Pointed & {text: string}, Done],
 *   fault: [{kind: string, method?: string, times?: number, details?: Record<string, number>}, Done],
 *   forward: [Pointed & {to: number|null, bot: number|null}, Done],
 *   group: [{title: string, members: number[], bot: number|null, payload: string|null}, {id: number, title: string}],
 *   history: [Place & {before?: number}, {posts: Post[], more: boolean}],
 *   join: [Place, Done],
 *   leave: [Member, Done],
 *   menu: [Place, BotCommand[]],
 *   now: [{}, {now: number}],
 *   person: [{name: string, username: string|null}, Person],
 *   press: [Place & {label: string, fields: Record<string, unknown>}, Done],
 *   read: [Place, Done],
 *   rename: [Member & {title: string}, Done],
 *   say: [Place & Reply & {text: string}, Done],
 *   send: [Place & Reply & Item, Done],
 *   start: [Place & {payload?: string}, Done],
 *   status: [Member & {user: number, status: Status}, Done],
 *   tap: [Place & {label: string, message: number}, {query: string}],
 *   toast: [{query: string}, {answer: Answer|null}],
 *   unblock: [Place, Done],
 *   upgrade: [Member, Done],
 * }} Verbs what each verb takes and gives
 */
export {};
