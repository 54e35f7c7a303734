/**
 * What the page reads of the Bot API's messages, in the words of the published description (`sandbox/description.json`).
 *
 * @typedef {object} User
 * @property {number} id
 * @property {string} first_name
 * @property {string} [last_name]
 *
 * @typedef {object} Chat
 * @property {number} id
 * @property {string} [title]
 *
 * @typedef {object} MessageEntity
 * @property {string} type
 * @property {number} offset in UTF-16 units
 * @property {number} length in UTF-16 units
 * @property {string} [url]
 *
 * @typedef {object} PhotoSize
 * @property {string} file_unique_id
 * @property {number} width
 * @property {number} height
 *
 * @typedef {object} Document
 * @property {string} file_unique_id
 * @property {string} [file_name]
 * @property {number} [file_size]
 *
 * @typedef {object} Animation
 * @property {string} file_unique_id
 * @property {string} [file_name]
 * @property {number} [file_size]
 *
 * @typedef {object} Video
 * @property {string} file_unique_id
 * @property {string} [file_name]
 * @property {number} [file_size]
 *
 * @typedef {object} Audio
 * @property {string} file_unique_id
 * @property {string} [title]
 * @property {string} [file_name]
 * @property {number} [file_size]
 *
 * @typedef {object} VideoNote
 * @property {string} file_unique_id
 * @property {number} [file_size]
 *
 * @typedef {object} Voice
 * @property {string} file_unique_id
 * @property {number} [file_size]
 *
 * @typedef {object} Sticker
 * @property {string} file_unique_id
 * @property {string} [emoji]
 *
 * @typedef {object} Location
 * @property {number} latitude
 * @property {number} longitude
 *
 * @typedef {object} Venue
 * @property {Location} location
 * @property {string} title
 * @property {string} address
 *
 * @typedef {object} Contact
 * @property {string} phone_number
 * @property {string} first_name
 * @property {string} [last_name]
 * @property {number} [user_id]
 *
 * @typedef {object} PollOption
 * @property {string} text
 *
 * @typedef {object} Poll
 * @property {string} question
 * @property {PollOption[]} options
 *
 * @typedef {object} Dice
 * @property {string} emoji
 * @property {number} value
 *
 * @typedef {object} CopyTextButton
 * @property {string} text
 *
 * @typedef {object} InlineKeyboardButton
 * @property {string} text
 * @property {string} [url]
 * @property {string} [callback_data]
 * @property {CopyTextButton} [copy_text]
 *
 * @typedef {object} InlineKeyboardMarkup
 * @property {InlineKeyboardButton[][]} inline_keyboard
 *
 * @typedef {object} KeyboardButton
 * @property {string} text
 * @property {boolean} [request_contact]
 * @property {boolean} [request_location]
 *
 * @typedef {object} ReplyKeyboardMarkup
 * @property {(KeyboardButton|string)[][]} keyboard
 * @property {boolean} [resize_keyboard]
 * @property {boolean} [one_time_keyboard]
 * @property {string} [input_field_placeholder]
 *
 * @typedef {object} MessageOriginUser
 * @property {"user"} type
 * @property {User} sender_user
 *
 * @typedef {object} MessageOriginHiddenUser
 * @property {"hidden_user"} type
 * @property {string} sender_user_name
 *
 * @typedef {object} MessageOriginChat
 * @property {"chat"} type
 * @property {Chat} sender_chat
 *
 * @typedef {object} MessageOriginChannel
 * @property {"channel"} type
 * @property {Chat} chat
 *
 * @typedef {MessageOriginUser|MessageOriginHiddenUser|MessageOriginChat|MessageOriginChannel} MessageOriginUnion
 *
 * @typedef {object} BotCommand
 * @property {string} command
 * @property {string} description
 *
 * @typedef {object} Message
 * @property {number} message_id
 * @property {number} date
 * @property {User} [from]
 * @property {Chat} [sender_chat] the group that an administrator speaks for
 * @property {number} [edit_date]
 * @property {MessageOriginUnion} [forward_origin]
 * @property {Message} [reply_to_message]
 * @property {boolean} [has_protected_content]
 * @property {string} [media_group_id] common to the messages of an album
 * @property {InlineKeyboardMarkup} [reply_markup]
 * @property {string} [text]
 * @property {MessageEntity[]} [entities]
 * @property {string} [caption]
 * @property {MessageEntity[]} [caption_entities]
 * @property {Animation} [animation]
 * @property {PhotoSize[]} [photo] the largest last
 * @property {Document} [document]
 * @property {Video} [video]
 * @property {Voice} [voice]
 * @property {VideoNote} [video_note]
 * @property {Audio} [audio]
 * @property {Sticker} [sticker]
 * @property {Venue} [venue]
 * @property {Location} [location]
 * @property {Contact} [contact]
 * @property {Poll} [poll]
 * @property {Dice} [dice]
 * @property {User[]} [new_chat_members]
 * @property {User} [left_chat_member]
 * @property {Message} [pinned_message]
 * @property {string} [new_chat_title]
 * @property {number} [migrate_to_chat_id]
 * @property {number} [migrate_from_chat_id]
 */
export {};
