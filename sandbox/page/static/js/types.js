/**
 * The shapes that travel between the sandbox and the page.
 *
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
 * @typedef {object} Group
 * @property {number} id
 * @property {string} title
 * @property {string} kind group, supergroup or channel
 * @property {Record<string, string>} members status by user id
 * @property {number|null} upgraded_to
 * @property {boolean} deleted
 *
 * @typedef {object} Entity
 * @property {string} type
 * @property {number} offset in UTF-16 units
 * @property {number} length in UTF-16 units
 * @property {string} [url]
 *
 * @typedef {Record<string, any>} Body a Message of the Bot API
 *
 * @typedef {object} Post
 * @property {string} room
 * @property {number} id
 * @property {number} author
 * @property {number} revision grows with every change
 * @property {Body} body
 * @property {boolean} [deleted]
 *
 * @typedef {object} Key a button of a reply keyboard
 * @property {string} text
 * @property {boolean} [request_contact]
 * @property {boolean} [request_location]
 *
 * @typedef {object} Room
 * @property {string} key
 * @property {number} chat
 * @property {number|null} bot
 * @property {{keyboard: (Key|string)[][], resize_keyboard?: boolean, input_field_placeholder?: string}|null} keyboard
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
 * @typedef {{text: string, alert: boolean, url: string}} Answer
 *
 * @typedef {object} Move what to do once the newest message with these words is there; without words: where nothing else fits
 * @property {string[]} [sees] any of these, in the person's language or another; `{code}` is what the guide has learned
 * @property {string[]} [taps] labels of one button, in the languages that it may have
 * @property {string|string[]} [says] a text to send; of several the one that comes next
 * @property {string} [replies] a text to send as a reply to that message, as groups need it
 * @property {string} [shows] the name of a drawn picture to send
 *
 * @typedef {object} Step a part of the guide that one person does in one chat
 * @property {Record<string, string>} title by language
 * @property {number} person
 * @property {number} [group] where it is a group's chat
 * @property {string[]} ends words of the message that ends it
 * @property {number} [times] how often; once unless given
 * @property {string} [learns] a pattern whose first group in that message is `{code}` from then on
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
 */
export {};
