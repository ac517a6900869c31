CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
CREATE TABLE access_token (
	id INTEGER NOT NULL, 
	value_encrypted BLOB, 
	expires_at DATETIME, 
	refreshing_until DATETIME, 
	forced_at DATETIME, 
	PRIMARY KEY (id)
);
CREATE TABLE course (
	id INTEGER NOT NULL, 
	region VARCHAR(12) NOT NULL, 
	code VARCHAR NOT NULL, 
	programme VARCHAR NOT NULL, 
	measure VARCHAR NOT NULL, 
	title VARCHAR NOT NULL, 
	field VARCHAR NOT NULL, 
	provider VARCHAR NOT NULL, 
	place VARCHAR NOT NULL, 
	county VARCHAR NOT NULL, 
	starts_at DATETIME NOT NULL, 
	ends_at DATETIME NOT NULL, 
	days INTEGER NOT NULL, 
	hours INTEGER, 
	timetable JSON NOT NULL, 
	seats INTEGER NOT NULL, 
	taken INTEGER NOT NULL, 
	enrolled_elsewhere INTEGER NOT NULL, 
	attended_elsewhere INTEGER NOT NULL, 
	passed_elsewhere INTEGER NOT NULL, 
	audience VARCHAR NOT NULL, 
	unit_subsidy INTEGER, 
	subsidy_to VARCHAR NOT NULL, 
	certificate VARCHAR NOT NULL, 
	attendance_rule VARCHAR NOT NULL, 
	status VARCHAR NOT NULL, 
	fictional BOOLEAN NOT NULL, trainer VARCHAR DEFAULT '' NOT NULL, batch VARCHAR DEFAULT '' NOT NULL, 
	PRIMARY KEY (id), 
	CONSTRAINT ck_course_seats CHECK (taken >= 0 AND taken <= seats), 
	UNIQUE (code)
);
CREATE INDEX ix_course_county ON course (county);
CREATE INDEX ix_course_starts_at ON course (starts_at);
CREATE TABLE day_count (
	id INTEGER NOT NULL, 
	region VARCHAR(12) NOT NULL, 
	day DATE NOT NULL, 
	counter VARCHAR NOT NULL, 
	value INTEGER NOT NULL, 
	counted_at DATETIME NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (day, counter, region)
);
CREATE TABLE employer (
	id INTEGER NOT NULL, 
	region VARCHAR(12) NOT NULL, 
	code VARCHAR, 
	name VARCHAR NOT NULL, 
	credit_code VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	industry VARCHAR NOT NULL, 
	place_code VARCHAR NOT NULL, 
	place VARCHAR NOT NULL, 
	staff_size INTEGER, 
	dehong_workers INTEGER, 
	licence VARCHAR NOT NULL, 
	verified BOOLEAN NOT NULL, 
	verified_on DATE, 
	verified_by VARCHAR NOT NULL, 
	contact_role VARCHAR NOT NULL, 
	contact_phone VARCHAR NOT NULL, 
	keeps_first BOOLEAN NOT NULL, 
	fictional BOOLEAN NOT NULL, last_contact_on DATE, next_contact_on DATE, 
	PRIMARY KEY (id), 
	UNIQUE (code)
);
CREATE INDEX ix_employer_name ON employer (name);
CREATE TABLE event (
	id INTEGER NOT NULL, 
	region VARCHAR(12) NOT NULL, 
	code VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	measure VARCHAR NOT NULL, 
	title VARCHAR NOT NULL, 
	place VARCHAR NOT NULL, 
	link VARCHAR NOT NULL, 
	starts_at DATETIME NOT NULL, 
	ends_at DATETIME NOT NULL, 
	employers JSON NOT NULL, 
	vacancies JSON NOT NULL, 
	organisers JSON NOT NULL, 
	registered_elsewhere INTEGER NOT NULL, 
	attended INTEGER NOT NULL, 
	intents INTEGER NOT NULL, 
	hired INTEGER NOT NULL, 
	status VARCHAR NOT NULL, 
	fictional BOOLEAN NOT NULL, host VARCHAR DEFAULT '' NOT NULL, seats INTEGER, taken INTEGER DEFAULT '0' NOT NULL, link_tested_at DATETIME, link_tested_by VARCHAR DEFAULT '' NOT NULL, bus JSON DEFAULT '[]' NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (code)
);
CREATE INDEX ix_event_starts_at ON event (starts_at);
CREATE TABLE follower (
	id INTEGER NOT NULL, 
	region VARCHAR(12) NOT NULL, 
	openid VARCHAR(64), 
	scene VARCHAR NOT NULL, 
	followed_at DATETIME, 
	unfollowed_at DATETIME, 
	last_sent_at DATETIME, 
	last_seen_at DATETIME, 
	night_shift_since DATETIME, 
	language VARCHAR NOT NULL, 
	large_type BOOLEAN NOT NULL, 
	flood_tokens FLOAT NOT NULL, 
	flood_at DATETIME, listed_on DATE, 
	PRIMARY KEY (id), 
	UNIQUE (openid)
);
CREATE TABLE inbox (
	"key" VARCHAR(200) NOT NULL, 
	region VARCHAR NOT NULL, 
	follower_id INTEGER, 
	kind VARCHAR NOT NULL, 
	state VARCHAR NOT NULL, 
	received_at DATETIME NOT NULL, 
	sent_at DATETIME, 
	held JSON, 
	reply JSON, 
	delete_after DATETIME NOT NULL, 
	PRIMARY KEY ("key")
);
CREATE INDEX ix_inbox_delete_after ON inbox (delete_after);
CREATE INDEX ix_inbox_follower_id ON inbox (follower_id);
CREATE INDEX ix_inbox_waiting ON inbox (state, received_at) WHERE state in ('held', 'raw');
CREATE TABLE measure (
	code VARCHAR NOT NULL, 
	region VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	summary VARCHAR NOT NULL, 
	actors JSON NOT NULL, 
	quantity VARCHAR NOT NULL, 
	fund VARCHAR NOT NULL, 
	facts JSON NOT NULL, 
	PRIMARY KEY (code)
);
CREATE TABLE parameter (
	id INTEGER NOT NULL, 
	region VARCHAR(12) NOT NULL, 
	code VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	value VARCHAR NOT NULL, 
	unit VARCHAR NOT NULL, 
	as_of DATE, 
	source VARCHAR NOT NULL, 
	confidence VARCHAR NOT NULL, 
	review_after DATE, 
	note VARCHAR NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (code)
);
CREATE TABLE pulse (
	name VARCHAR NOT NULL, 
	last_run_at DATETIME NOT NULL, 
	last_error VARCHAR NOT NULL, every_seconds INTEGER DEFAULT '0' NOT NULL, failures INTEGER DEFAULT '0' NOT NULL, 
	PRIMARY KEY (name)
);
CREATE TABLE quota (
	route VARCHAR NOT NULL, 
	day VARCHAR NOT NULL, 
	used INTEGER NOT NULL, 
	cap INTEGER NOT NULL, 
	PRIMARY KEY (route, day)
);
CREATE TABLE route_state (
	route VARCHAR NOT NULL, 
	closed_until DATETIME, 
	reason VARCHAR NOT NULL, 
	alarmed_at DATETIME, 
	PRIMARY KEY (route)
);
CREATE TABLE staff (
	id INTEGER NOT NULL, 
	region VARCHAR(12) NOT NULL, 
	code VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	role VARCHAR NOT NULL, 
	organisation VARCHAR NOT NULL, 
	scope VARCHAR NOT NULL, 
	hours VARCHAR NOT NULL, 
	languages VARCHAR NOT NULL, 
	phone VARCHAR NOT NULL, 
	active BOOLEAN NOT NULL, 
	on_leave_until DATETIME, 
	PRIMARY KEY (id), 
	UNIQUE (code)
);
CREATE TABLE answer (
	id INTEGER NOT NULL, 
	region VARCHAR(12) NOT NULL, 
	code VARCHAR NOT NULL, 
	topic VARCHAR NOT NULL, 
	question VARCHAR NOT NULL, 
	also_asked JSON NOT NULL, 
	words VARCHAR NOT NULL, 
	escalate VARCHAR NOT NULL, 
	source VARCHAR NOT NULL, 
	as_of VARCHAR NOT NULL, 
	confidence VARCHAR NOT NULL, 
	review_after DATE, 
	published BOOLEAN NOT NULL, 
	changed_at DATETIME, 
	changed_by INTEGER, asked_since JSON DEFAULT '[]' NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(changed_by) REFERENCES staff (id), 
	UNIQUE (code)
);
CREATE TABLE attachment (
	id INTEGER NOT NULL, 
	region VARCHAR(12) NOT NULL, 
	follower_id INTEGER, 
	staff_id INTEGER, 
	media_id VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	about VARCHAR NOT NULL, 
	path VARCHAR NOT NULL, 
	digest VARCHAR NOT NULL, 
	received_at DATETIME NOT NULL, 
	fetched_at DATETIME, 
	delete_after DATETIME, 
	PRIMARY KEY (id), 
	FOREIGN KEY(follower_id) REFERENCES follower (id), 
	FOREIGN KEY(staff_id) REFERENCES staff (id)
);
CREATE INDEX ix_attachment_delete_after ON attachment (delete_after);
CREATE INDEX ix_attachment_follower_id ON attachment (follower_id);
CREATE TABLE audit (
	id INTEGER NOT NULL, 
	region VARCHAR(12) NOT NULL, 
	at DATETIME NOT NULL, 
	staff_id INTEGER, 
	actor VARCHAR NOT NULL, 
	action VARCHAR NOT NULL, 
	about VARCHAR NOT NULL, 
	reason VARCHAR NOT NULL, 
	detail VARCHAR NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(staff_id) REFERENCES staff (id)
);
CREATE INDEX ix_audit_at ON audit (at);
CREATE TABLE binding_code (
	id INTEGER NOT NULL, 
	region VARCHAR(12) NOT NULL, 
	staff_id INTEGER NOT NULL, 
	digest VARCHAR NOT NULL, 
	expires_at DATETIME NOT NULL, 
	used_at DATETIME, 
	PRIMARY KEY (id), 
	FOREIGN KEY(staff_id) REFERENCES staff (id), 
	UNIQUE (digest)
);
CREATE INDEX ix_binding_code_staff_id ON binding_code (staff_id);
CREATE TABLE broadcast (
	id INTEGER NOT NULL, 
	region VARCHAR(12) NOT NULL, 
	number VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	words VARCHAR NOT NULL, 
	audience JSON NOT NULL, 
	audience_said VARCHAR NOT NULL, 
	people INTEGER NOT NULL, 
	status VARCHAR NOT NULL, 
	author_id INTEGER NOT NULL, 
	approver_id INTEGER, 
	approved_for VARCHAR NOT NULL, 
	approved_at DATETIME, 
	created_at DATETIME NOT NULL, 
	send_at DATETIME, 
	started_at DATETIME, 
	ended_at DATETIME, "plan" JSON, 
	PRIMARY KEY (id), 
	FOREIGN KEY(approver_id) REFERENCES staff (id), 
	FOREIGN KEY(author_id) REFERENCES staff (id), 
	UNIQUE (number)
);
CREATE TABLE conversation (
	id INTEGER NOT NULL, 
	region VARCHAR(12) NOT NULL, 
	follower_id INTEGER NOT NULL, 
	form JSON, 
	form_at DATETIME, 
	draft JSON, 
	draft_at DATETIME, 
	listing JSON, 
	search JSON, 
	asked JSON, 
	misses INTEGER NOT NULL, 
	last_said VARCHAR NOT NULL, 
	updated_at DATETIME, 
	PRIMARY KEY (id), 
	FOREIGN KEY(follower_id) REFERENCES follower (id), 
	UNIQUE (follower_id)
);
CREATE TABLE counter (
	id INTEGER NOT NULL, 
	region VARCHAR(12) NOT NULL, 
	measure_code VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	unit VARCHAR NOT NULL, 
	definition VARCHAR NOT NULL, 
	yearly_target FLOAT, 
	PRIMARY KEY (id), 
	FOREIGN KEY(measure_code) REFERENCES measure (code), 
	UNIQUE (measure_code, name)
);
CREATE TABLE event_slot (
	id INTEGER NOT NULL, 
	region VARCHAR(12) NOT NULL, 
	event_id INTEGER NOT NULL, 
	vacancy_number VARCHAR NOT NULL, 
	starts_at DATETIME NOT NULL, 
	minutes INTEGER NOT NULL, 
	seats INTEGER NOT NULL, 
	taken INTEGER NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(event_id) REFERENCES event (id), 
	UNIQUE (event_id, starts_at, vacancy_number)
);
CREATE INDEX ix_event_slot_event_id ON event_slot (event_id);
CREATE TABLE setting (
	name VARCHAR NOT NULL, 
	region VARCHAR NOT NULL, 
	value VARCHAR NOT NULL, 
	changed_at DATETIME NOT NULL, 
	changed_by INTEGER, 
	PRIMARY KEY (name), 
	FOREIGN KEY(changed_by) REFERENCES staff (id)
);
CREATE TABLE staff_binding (
	id INTEGER NOT NULL, 
	region VARCHAR(12) NOT NULL, 
	staff_id INTEGER NOT NULL, 
	follower_id INTEGER NOT NULL, 
	bound_at DATETIME NOT NULL, 
	ended_at DATETIME, 
	PRIMARY KEY (id), 
	FOREIGN KEY(follower_id) REFERENCES follower (id), 
	FOREIGN KEY(staff_id) REFERENCES staff (id)
);
CREATE INDEX ix_staff_binding_follower_id ON staff_binding (follower_id);
CREATE INDEX ix_staff_binding_staff_id ON staff_binding (staff_id);
CREATE TABLE stop (
	id INTEGER NOT NULL, 
	region VARCHAR(12) NOT NULL, 
	follower_id INTEGER NOT NULL, 
	kind VARCHAR NOT NULL, 
	since DATETIME NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(follower_id) REFERENCES follower (id), 
	UNIQUE (follower_id, kind)
);
CREATE INDEX ix_stop_follower_id ON stop (follower_id);
CREATE TABLE subscription (
	id INTEGER NOT NULL, 
	region VARCHAR(12) NOT NULL, 
	follower_id INTEGER NOT NULL, 
	template_id VARCHAR NOT NULL, 
	"left" INTEGER NOT NULL, 
	refused_at DATETIME, 
	PRIMARY KEY (id), 
	FOREIGN KEY(follower_id) REFERENCES follower (id), 
	UNIQUE (follower_id, template_id)
);
CREATE INDEX ix_subscription_follower_id ON subscription (follower_id);
CREATE TABLE unknown_question (
	id INTEGER NOT NULL, 
	region VARCHAR(12) NOT NULL, 
	words VARCHAR NOT NULL, 
	asked_at DATETIME NOT NULL, 
	follower_id INTEGER, 
	answered_at DATETIME, 
	PRIMARY KEY (id), 
	FOREIGN KEY(follower_id) REFERENCES follower (id)
);
CREATE INDEX ix_unknown_question_asked_at ON unknown_question (asked_at);
CREATE TABLE vacancy (
	id INTEGER NOT NULL, 
	region VARCHAR(12) NOT NULL, 
	number VARCHAR(24) NOT NULL, 
	employer_id INTEGER, 
	employer_name VARCHAR NOT NULL, 
	title VARCHAR NOT NULL, 
	trade VARCHAR NOT NULL, 
	industry VARCHAR NOT NULL, 
	headcount INTEGER, 
	filled INTEGER NOT NULL, 
	employment_form VARCHAR NOT NULL, 
	contract_party VARCHAR NOT NULL, 
	place VARCHAR NOT NULL, 
	place_code VARCHAR NOT NULL, 
	town VARCHAR NOT NULL, 
	district VARCHAR NOT NULL, 
	city VARCHAR NOT NULL, 
	pay_kind VARCHAR NOT NULL, 
	pay_min FLOAT, 
	pay_max FLOAT, 
	pay_base FLOAT, 
	pay_text VARCHAR NOT NULL, 
	month_pay INTEGER, 
	board BOOLEAN, 
	lodging BOOLEAN, 
	night BOOLEAN, 
	shift VARCHAR NOT NULL, 
	hours VARCHAR NOT NULL, 
	duties VARCHAR NOT NULL, 
	work_conditions VARCHAR NOT NULL, 
	requirements VARCHAR NOT NULL, 
	certificates VARCHAR NOT NULL, 
	insurance VARCHAR NOT NULL, 
	age_min INTEGER, 
	age_max INTEGER, 
	tags JSON NOT NULL, 
	facts JSON NOT NULL, 
	audience VARCHAR NOT NULL, 
	source VARCHAR NOT NULL, 
	verified_on DATE, 
	posted_at DATETIME NOT NULL, 
	posted_by INTEGER, 
	valid_until DATE, 
	status VARCHAR NOT NULL, 
	closed_at DATETIME, 
	fictional BOOLEAN NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(employer_id) REFERENCES employer (id), 
	FOREIGN KEY(posted_by) REFERENCES staff (id), 
	UNIQUE (number)
);
CREATE INDEX ix_vacancy_district ON vacancy (district);
CREATE INDEX ix_vacancy_industry ON vacancy (industry);
CREATE INDEX ix_vacancy_month_pay ON vacancy (month_pay);
CREATE INDEX ix_vacancy_open ON vacancy (status, valid_until);
CREATE INDEX ix_vacancy_posted_at ON vacancy (posted_at);
CREATE INDEX ix_vacancy_town ON vacancy (town, status);
CREATE INDEX ix_vacancy_trade ON vacancy (trade);
CREATE TABLE window (
	id INTEGER NOT NULL, 
	region VARCHAR(12) NOT NULL, 
	follower_id INTEGER NOT NULL, 
	kind VARCHAR NOT NULL, 
	"left" INTEGER NOT NULL, 
	until DATETIME NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(follower_id) REFERENCES follower (id), 
	UNIQUE (follower_id, kind)
);
CREATE INDEX ix_window_follower_id ON window (follower_id);
CREATE TABLE worker (
	id INTEGER NOT NULL, 
	region VARCHAR(12) NOT NULL, 
	code VARCHAR, 
	public_id VARCHAR(32) NOT NULL, 
	name VARCHAR NOT NULL, 
	gender VARCHAR NOT NULL, 
	birth_date DATE, 
	phone VARCHAR NOT NULL, 
	county_code VARCHAR NOT NULL, 
	county VARCHAR NOT NULL, 
	township_code VARCHAR NOT NULL, 
	township VARCHAR NOT NULL, 
	ethnicity VARCHAR NOT NULL, 
	languages VARCHAR NOT NULL, 
	household_category VARCHAR NOT NULL, 
	household_verified_at DATE, 
	household_verified_by VARCHAR NOT NULL, 
	education VARCHAR NOT NULL, 
	status VARCHAR NOT NULL, 
	employer_id INTEGER, 
	employer_name VARCHAR NOT NULL, 
	trade VARCHAR NOT NULL, 
	work_place VARCHAR NOT NULL, 
	dormitory VARCHAR NOT NULL, 
	started_on DATE, 
	contract VARCHAR NOT NULL, 
	insurance VARCHAR NOT NULL, 
	income_band VARCHAR NOT NULL, 
	lodging VARCHAR NOT NULL, 
	channel VARCHAR NOT NULL, 
	training_need VARCHAR NOT NULL, 
	transport_subsidy VARCHAR NOT NULL, 
	preferred_contact VARCHAR NOT NULL, 
	last_contact_at DATETIME, 
	emergency_relation VARCHAR NOT NULL, 
	emergency_phone VARCHAR NOT NULL, 
	minor BOOLEAN NOT NULL, 
	source VARCHAR NOT NULL, 
	registered_at DATETIME NOT NULL, 
	merged_into INTEGER, 
	deleted_at DATETIME, 
	PRIMARY KEY (id), 
	FOREIGN KEY(employer_id) REFERENCES employer (id), 
	FOREIGN KEY(merged_into) REFERENCES worker (id), 
	UNIQUE (code), 
	UNIQUE (public_id)
);
CREATE INDEX ix_worker_county ON worker (county);
CREATE INDEX ix_worker_name ON worker (name);
CREATE INDEX ix_worker_registered_at ON worker (registered_at);
CREATE INDEX ix_worker_status ON worker (status);
CREATE TABLE broadcast_chunk (
	id INTEGER NOT NULL, 
	region VARCHAR(12) NOT NULL, 
	broadcast_id INTEGER NOT NULL, 
	seq INTEGER NOT NULL, 
	route VARCHAR NOT NULL, 
	people INTEGER NOT NULL, 
	remote_id VARCHAR NOT NULL, 
	result JSON, tag_id INTEGER, first_id INTEGER DEFAULT '0' NOT NULL, last_id INTEGER DEFAULT '0' NOT NULL, outcome VARCHAR DEFAULT 'planned' NOT NULL, counted_on DATE, asked_at DATETIME, 
	PRIMARY KEY (id), 
	FOREIGN KEY(broadcast_id) REFERENCES broadcast (id), 
	UNIQUE (broadcast_id, seq)
);
CREATE TABLE certificate (
	id INTEGER NOT NULL, 
	region VARCHAR(12) NOT NULL, 
	number VARCHAR NOT NULL, 
	worker_id INTEGER, 
	course_id INTEGER, 
	name VARCHAR NOT NULL, 
	id_tail VARCHAR NOT NULL, 
	status VARCHAR NOT NULL, 
	issued_on DATE, 
	PRIMARY KEY (id), 
	FOREIGN KEY(course_id) REFERENCES course (id), 
	FOREIGN KEY(worker_id) REFERENCES worker (id), 
	UNIQUE (number)
);
CREATE INDEX ix_certificate_course_id ON certificate (course_id);
CREATE INDEX ix_certificate_worker_id ON certificate (worker_id);
CREATE TABLE consent (
	id INTEGER NOT NULL, 
	region VARCHAR(12) NOT NULL, 
	worker_id INTEGER NOT NULL, 
	kind VARCHAR NOT NULL, 
	version VARCHAR NOT NULL, 
	about VARCHAR NOT NULL, 
	given_at DATETIME NOT NULL, 
	source VARCHAR NOT NULL, 
	staff_id INTEGER, 
	withdrawn_at DATETIME, 
	PRIMARY KEY (id), 
	FOREIGN KEY(staff_id) REFERENCES staff (id), 
	FOREIGN KEY(worker_id) REFERENCES worker (id)
);
CREATE INDEX ix_consent_worker_id ON consent (worker_id);
CREATE TABLE enrolment (
	id INTEGER NOT NULL, 
	region VARCHAR(12) NOT NULL, 
	worker_id INTEGER NOT NULL, 
	course_id INTEGER NOT NULL, 
	follower_id INTEGER, 
	status VARCHAR NOT NULL, 
	live BOOLEAN NOT NULL, 
	holds_seat BOOLEAN NOT NULL, 
	basis VARCHAR NOT NULL, 
	lodging BOOLEAN, 
	enrolled_at DATETIME NOT NULL, 
	queued_at DATETIME, 
	offered_at DATETIME, 
	offer_until DATETIME, 
	ended_at DATETIME, 
	source VARCHAR NOT NULL, nominated_by VARCHAR DEFAULT '' NOT NULL, arrived_at DATETIME, says_sent_by VARCHAR DEFAULT '' NOT NULL, for_post VARCHAR DEFAULT '' NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(course_id) REFERENCES course (id), 
	FOREIGN KEY(follower_id) REFERENCES follower (id), 
	FOREIGN KEY(worker_id) REFERENCES worker (id)
);
CREATE INDEX ix_enrolment_course_id ON enrolment (course_id);
CREATE INDEX ix_enrolment_enrolled_at ON enrolment (enrolled_at);
CREATE INDEX ix_enrolment_offer_until ON enrolment (offer_until);
CREATE INDEX ix_enrolment_queue ON enrolment (course_id, status, queued_at);
CREATE INDEX ix_enrolment_worker_id ON enrolment (worker_id);
CREATE UNIQUE INDEX uq_enrolment_live ON enrolment (worker_id, course_id) WHERE live;
CREATE TABLE event_signup (
	id INTEGER NOT NULL, 
	region VARCHAR(12) NOT NULL, 
	event_id INTEGER NOT NULL, 
	worker_id INTEGER NOT NULL, 
	follower_id INTEGER, 
	slot_id INTEGER, 
	status VARCHAR NOT NULL, 
	signed_up_at DATETIME NOT NULL, 
	arrived_at DATETIME, topic VARCHAR DEFAULT '' NOT NULL, note VARCHAR DEFAULT '' NOT NULL, noted_at DATETIME, 
	PRIMARY KEY (id), 
	FOREIGN KEY(event_id) REFERENCES event (id), 
	FOREIGN KEY(follower_id) REFERENCES follower (id), 
	FOREIGN KEY(slot_id) REFERENCES event_slot (id), 
	FOREIGN KEY(worker_id) REFERENCES worker (id), 
	UNIQUE (event_id, worker_id)
);
CREATE INDEX ix_event_signup_event_id ON event_signup (event_id);
CREATE INDEX ix_event_signup_worker_id ON event_signup (worker_id);
CREATE TABLE follower_worker (
	id INTEGER NOT NULL, 
	region VARCHAR(12) NOT NULL, 
	follower_id INTEGER NOT NULL, 
	worker_id INTEGER NOT NULL, 
	relation VARCHAR NOT NULL, 
	active BOOLEAN NOT NULL, 
	since DATETIME NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(follower_id) REFERENCES follower (id), 
	FOREIGN KEY(worker_id) REFERENCES worker (id), 
	UNIQUE (follower_id, worker_id)
);
CREATE INDEX ix_follower_worker_follower_id ON follower_worker (follower_id);
CREATE INDEX ix_follower_worker_worker_id ON follower_worker (worker_id);
CREATE TABLE identity (
	id INTEGER NOT NULL, 
	region VARCHAR(12) NOT NULL, 
	worker_id INTEGER NOT NULL, 
	sealed BLOB NOT NULL, 
	blind VARCHAR(64) NOT NULL, 
	masked VARCHAR NOT NULL, 
	verified_at DATETIME, 
	verified_by VARCHAR NOT NULL, 
	delete_after DATETIME, 
	PRIMARY KEY (id), 
	FOREIGN KEY(worker_id) REFERENCES worker (id), 
	UNIQUE (worker_id)
);
CREATE INDEX ix_identity_blind ON identity (blind);
CREATE INDEX ix_identity_delete_after ON identity (delete_after);
CREATE TABLE message (
	id INTEGER NOT NULL, 
	region VARCHAR(12) NOT NULL, 
	follower_id INTEGER NOT NULL, 
	said_at DATETIME NOT NULL, 
	direction VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	words VARCHAR NOT NULL, 
	staff_id INTEGER, 
	attachment_id INTEGER, 
	delete_after DATETIME NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(attachment_id) REFERENCES attachment (id), 
	FOREIGN KEY(follower_id) REFERENCES follower (id), 
	FOREIGN KEY(staff_id) REFERENCES staff (id)
);
CREATE INDEX ix_message_attachment_id ON message (attachment_id);
CREATE INDEX ix_message_delete_after ON message (delete_after);
CREATE INDEX ix_message_follower_id ON message (follower_id);
CREATE INDEX ix_message_said_at ON message (said_at);
CREATE TABLE roster_row (
	id INTEGER NOT NULL, 
	region VARCHAR(12) NOT NULL, 
	course_id INTEGER NOT NULL, 
	worker_id INTEGER, 
	seq INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	id_masked VARCHAR NOT NULL, 
	id_blind VARCHAR NOT NULL, 
	id_valid BOOLEAN NOT NULL, 
	gender VARCHAR NOT NULL, 
	county VARCHAR NOT NULL, 
	household_category VARCHAR NOT NULL, 
	phone VARCHAR NOT NULL, 
	days_present INTEGER, 
	attendance_rate FLOAT, 
	assessment VARCHAR NOT NULL, 
	certificate_no VARCHAR NOT NULL, 
	note VARCHAR NOT NULL, birth_date DATE, id_gender VARCHAR DEFAULT '' NOT NULL, exam_mark FLOAT, account_blind VARCHAR(64) DEFAULT '' NOT NULL, account_tail VARCHAR DEFAULT '' NOT NULL, signature VARCHAR DEFAULT '' NOT NULL, called_on DATE, call_answer VARCHAR DEFAULT '' NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(course_id) REFERENCES course (id), 
	FOREIGN KEY(worker_id) REFERENCES worker (id)
);
CREATE INDEX ix_roster_row_course_id ON roster_row (course_id);
CREATE INDEX ix_roster_row_id_blind ON roster_row (id_blind);
CREATE INDEX ix_roster_row_worker_id ON roster_row (worker_id);
CREATE TABLE visit (
	id INTEGER NOT NULL, 
	region VARCHAR(12) NOT NULL, 
	code VARCHAR, 
	kind VARCHAR NOT NULL, 
	worker_id INTEGER, 
	follower_id INTEGER, 
	employer_id INTEGER, 
	staff_id INTEGER, 
	place VARCHAR NOT NULL, 
	place_code VARCHAR NOT NULL, 
	topic VARCHAR NOT NULL, 
	starts_at DATETIME NOT NULL, 
	ends_at DATETIME NOT NULL, 
	status VARCHAR NOT NULL, 
	asked_at DATETIME NOT NULL, 
	entered_at DATETIME, 
	people_met INTEGER, 
	summary VARCHAR NOT NULL, 
	confirmed_at DATETIME, cost_source VARCHAR DEFAULT '' NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(employer_id) REFERENCES employer (id), 
	FOREIGN KEY(follower_id) REFERENCES follower (id), 
	FOREIGN KEY(staff_id) REFERENCES staff (id), 
	FOREIGN KEY(worker_id) REFERENCES worker (id), 
	UNIQUE (code)
);
CREATE INDEX ix_visit_employer_id ON visit (employer_id);
CREATE INDEX ix_visit_staff_id ON visit (staff_id);
CREATE INDEX ix_visit_starts_at ON visit (starts_at);
CREATE INDEX ix_visit_worker_id ON visit (worker_id);
CREATE TABLE worker_change (
	id INTEGER NOT NULL, 
	region VARCHAR(12) NOT NULL, 
	worker_id INTEGER NOT NULL, 
	field VARCHAR NOT NULL, 
	"before" VARCHAR NOT NULL, 
	"after" VARCHAR NOT NULL, 
	changed_at DATETIME NOT NULL, 
	source VARCHAR NOT NULL, 
	staff_id INTEGER, 
	PRIMARY KEY (id), 
	FOREIGN KEY(staff_id) REFERENCES staff (id), 
	FOREIGN KEY(worker_id) REFERENCES worker (id)
);
CREATE INDEX ix_worker_change_worker_id ON worker_change (worker_id);
CREATE TABLE worker_status (
	id INTEGER NOT NULL, 
	region VARCHAR(12) NOT NULL, 
	worker_id INTEGER NOT NULL, 
	status VARCHAR NOT NULL, 
	employer_name VARCHAR NOT NULL, 
	place VARCHAR NOT NULL, 
	since DATE NOT NULL, 
	recorded_at DATETIME NOT NULL, 
	source VARCHAR NOT NULL, 
	staff_id INTEGER, 
	note VARCHAR NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(staff_id) REFERENCES staff (id), 
	FOREIGN KEY(worker_id) REFERENCES worker (id)
);
CREATE INDEX ix_worker_status_recorded_at ON worker_status (recorded_at);
CREATE INDEX ix_worker_status_worker_id ON worker_status (worker_id);
CREATE TABLE application (
	id INTEGER NOT NULL, 
	region VARCHAR(12) NOT NULL, 
	worker_id INTEGER NOT NULL, 
	vacancy_id INTEGER NOT NULL, 
	follower_id INTEGER, 
	status VARCHAR NOT NULL, 
	live BOOLEAN NOT NULL, 
	applied_at DATETIME NOT NULL, 
	consent_id INTEGER, 
	PRIMARY KEY (id), 
	FOREIGN KEY(consent_id) REFERENCES consent (id), 
	FOREIGN KEY(follower_id) REFERENCES follower (id), 
	FOREIGN KEY(vacancy_id) REFERENCES vacancy (id), 
	FOREIGN KEY(worker_id) REFERENCES worker (id)
);
CREATE INDEX ix_application_applied_at ON application (applied_at);
CREATE INDEX ix_application_vacancy_id ON application (vacancy_id);
CREATE INDEX ix_application_worker_id ON application (worker_id);
CREATE UNIQUE INDEX uq_application_live ON application (worker_id, vacancy_id) WHERE live;
CREATE TABLE follow_up (
	id INTEGER NOT NULL, 
	region VARCHAR(12) NOT NULL, 
	visit_id INTEGER, 
	worker_id INTEGER, 
	staff_id INTEGER, 
	kind VARCHAR NOT NULL, 
	words VARCHAR NOT NULL, 
	status VARCHAR NOT NULL, 
	opened_at DATETIME NOT NULL, 
	due_on DATE, 
	closed_at DATETIME, 
	outcome VARCHAR NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(staff_id) REFERENCES staff (id), 
	FOREIGN KEY(visit_id) REFERENCES visit (id), 
	FOREIGN KEY(worker_id) REFERENCES worker (id)
);
CREATE INDEX ix_follow_up_visit_id ON follow_up (visit_id);
CREATE TABLE inquiry_note (
	id INTEGER NOT NULL, 
	region VARCHAR(12) NOT NULL, 
	inquiry_id INTEGER NOT NULL, 
	at DATETIME NOT NULL, 
	staff_id INTEGER, 
	words VARCHAR NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(inquiry_id) REFERENCES inquiry (id), 
	FOREIGN KEY(staff_id) REFERENCES staff (id)
);
CREATE INDEX ix_inquiry_note_inquiry_id ON inquiry_note (inquiry_id);
CREATE TABLE outbox (
	id INTEGER NOT NULL, 
	region VARCHAR(12) NOT NULL, 
	owed_as VARCHAR(160) NOT NULL, 
	kind VARCHAR NOT NULL, 
	route VARCHAR NOT NULL, 
	follower_id INTEGER, 
	chunk_id INTEGER, 
	message JSON NOT NULL, 
	due_at DATETIME NOT NULL, 
	expires_at DATETIME, 
	owed_at DATETIME NOT NULL, 
	state VARCHAR NOT NULL, 
	attempts INTEGER NOT NULL, 
	lease_until DATETIME, 
	held_by VARCHAR NOT NULL, 
	began_at DATETIME, 
	settled_at DATETIME, 
	remote_id VARCHAR NOT NULL, 
	failure VARCHAR NOT NULL, 
	failure_code INTEGER, 
	called_at DATETIME, 
	called_by INTEGER, uncertain_since DATETIME, 
	PRIMARY KEY (id), 
	FOREIGN KEY(called_by) REFERENCES staff (id), 
	FOREIGN KEY(chunk_id) REFERENCES broadcast_chunk (id), 
	FOREIGN KEY(follower_id) REFERENCES follower (id), 
	UNIQUE (owed_as)
);
CREATE INDEX ix_outbox_follower_id ON outbox (follower_id);
CREATE INDEX ix_outbox_live ON outbox (due_at) WHERE state in ('owed', 'taken', 'sending');
CREATE INDEX ix_outbox_remote_id ON outbox (remote_id);
CREATE TABLE visit_cell (
	staff_id INTEGER NOT NULL, 
	starts_at DATETIME NOT NULL, 
	region VARCHAR NOT NULL, 
	visit_id INTEGER, 
	reason VARCHAR NOT NULL, 
	PRIMARY KEY (staff_id, starts_at), 
	FOREIGN KEY(staff_id) REFERENCES staff (id), 
	FOREIGN KEY(visit_id) REFERENCES visit (id)
);
CREATE INDEX ix_visit_cell_visit_id ON visit_cell (visit_id);
CREATE TABLE application_status (
	id INTEGER NOT NULL, 
	region VARCHAR(12) NOT NULL, 
	application_id INTEGER NOT NULL, 
	status VARCHAR NOT NULL, 
	at DATETIME NOT NULL, 
	source VARCHAR NOT NULL, 
	staff_id INTEGER, 
	note VARCHAR NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(application_id) REFERENCES application (id), 
	FOREIGN KEY(staff_id) REFERENCES staff (id)
);
CREATE INDEX ix_application_status_application_id ON application_status (application_id);
CREATE TABLE vacancy_words (
    vacancy_id INTEGER PRIMARY KEY REFERENCES vacancy (id) ON DELETE CASCADE,
    plain TEXT NOT NULL,
    tokens TEXT NOT NULL,
    version TEXT NOT NULL
);
CREATE VIRTUAL TABLE vacancy_words_index
USING fts5 (tokens, content = '', detail = 'none', columnsize = 0, tokenize = "ascii tokenchars ':'");
CREATE TRIGGER vacancy_words_added AFTER INSERT ON vacancy_words BEGIN INSERT INTO vacancy_words_index (rowid, tokens) VALUES (new.vacancy_id, new.tokens); END;
CREATE TRIGGER vacancy_words_changed AFTER UPDATE ON vacancy_words BEGIN 
    INSERT INTO vacancy_words_index (vacancy_words_index, rowid, tokens)
    VALUES ('delete', old.vacancy_id, old.tokens);
 INSERT INTO vacancy_words_index (rowid, tokens) VALUES (new.vacancy_id, new.tokens); END;
CREATE TRIGGER vacancy_words_removed AFTER DELETE ON vacancy_words BEGIN 
    INSERT INTO vacancy_words_index (vacancy_words_index, rowid, tokens)
    VALUES ('delete', old.vacancy_id, old.tokens);
 END;
CREATE INDEX ix_outbox_leased ON outbox (lease_until) WHERE state in ('taken', 'sending');
CREATE INDEX ix_outbox_urgent ON outbox (due_at) WHERE kind in ('answer', 'alarm') and state in ('owed', 'taken');
CREATE INDEX ix_broadcast_chunk_counted_on ON broadcast_chunk (counted_on);
CREATE INDEX ix_broadcast_chunk_remote_id ON broadcast_chunk (remote_id);
CREATE INDEX ix_outbox_calls ON outbox (due_at) WHERE chunk_id IS NOT NULL and state in ('owed', 'taken', 'sending');
CREATE TABLE mass_report (
	remote_id VARCHAR NOT NULL, 
	told JSON NOT NULL, 
	at DATETIME NOT NULL, 
	PRIMARY KEY (remote_id)
);
CREATE TABLE account_tag (
	id INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	county VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	remote_id INTEGER, 
	PRIMARY KEY (id), 
	UNIQUE (county, kind)
);
CREATE TABLE tag_member (
	tag_id INTEGER NOT NULL, 
	follower_id INTEGER NOT NULL, 
	PRIMARY KEY (tag_id, follower_id)
);
CREATE TABLE channel_trouble (
	name VARCHAR(40) NOT NULL, 
	sentence VARCHAR NOT NULL, 
	alarm BOOLEAN NOT NULL, 
	path VARCHAR NOT NULL, 
	rid VARCHAR NOT NULL, 
	since DATETIME NOT NULL, 
	last_at DATETIME NOT NULL, 
	day DATE NOT NULL, 
	today INTEGER NOT NULL, 
	PRIMARY KEY (name)
);
CREATE TABLE callout (
	id INTEGER NOT NULL, 
	owed_as VARCHAR(160) NOT NULL, 
	kind VARCHAR NOT NULL, 
	level VARCHAR NOT NULL, 
	number VARCHAR NOT NULL, 
	sentence VARCHAR NOT NULL, 
	owed_at DATETIME NOT NULL, 
	due_at DATETIME NOT NULL, 
	state VARCHAR NOT NULL, 
	attempts INTEGER NOT NULL, 
	ways JSON, 
	PRIMARY KEY (id), 
	UNIQUE (owed_as)
);
CREATE INDEX ix_callout_owed ON callout (due_at) WHERE state = 'owed';
CREATE TABLE used_link (
	digest VARCHAR(64) NOT NULL, 
	used_at DATETIME NOT NULL, 
	delete_after DATETIME NOT NULL, 
	PRIMARY KEY (digest)
);
CREATE INDEX ix_used_link_delete_after ON used_link (delete_after);
CREATE TABLE account (
	id INTEGER NOT NULL, 
	region VARCHAR(12) NOT NULL, 
	staff_id INTEGER NOT NULL, 
	password VARCHAR NOT NULL, 
	one_time BOOLEAN NOT NULL, 
	factor_sealed BLOB, 
	factor_since DATETIME, 
	factor_step INTEGER NOT NULL, 
	misses INTEGER NOT NULL, 
	locked_until DATETIME, 
	changed_at DATETIME NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(staff_id) REFERENCES staff (id), 
	UNIQUE (staff_id)
);
CREATE TABLE login (
	id INTEGER NOT NULL, 
	region VARCHAR(12) NOT NULL, 
	digest VARCHAR(64) NOT NULL, 
	staff_id INTEGER NOT NULL, 
	address VARCHAR NOT NULL, 
	began_at DATETIME NOT NULL, 
	seen_at DATETIME NOT NULL, 
	proved_at DATETIME, 
	ended_at DATETIME, 
	PRIMARY KEY (id), 
	FOREIGN KEY(staff_id) REFERENCES staff (id), 
	UNIQUE (digest)
);
CREATE TABLE canned_reply (
	id INTEGER NOT NULL, 
	region VARCHAR(12) NOT NULL, 
	title VARCHAR NOT NULL, 
	words VARCHAR NOT NULL, 
	changed_at DATETIME NOT NULL, 
	changed_by INTEGER, 
	PRIMARY KEY (id), 
	FOREIGN KEY(changed_by) REFERENCES staff (id), 
	UNIQUE (title)
);
CREATE TABLE duty (
	id INTEGER NOT NULL, 
	region VARCHAR(12) NOT NULL, 
	day DATE NOT NULL, 
	staff_id INTEGER NOT NULL, 
	part VARCHAR NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(staff_id) REFERENCES staff (id), 
	UNIQUE (day, staff_id)
);
CREATE INDEX ix_login_staff_id ON login (staff_id);
CREATE INDEX ix_login_seen_at ON login (seen_at);
CREATE INDEX ix_duty_staff_id ON duty (staff_id);
CREATE INDEX ix_outbox_unreached ON outbox (due_at) WHERE called_at IS NULL AND state in ('refused', 'expired', 'unknown');
CREATE TABLE "attendance" (
	id INTEGER NOT NULL, 
	region VARCHAR(12) NOT NULL, 
	enrolment_id INTEGER NOT NULL, 
	day DATE NOT NULL, 
	half VARCHAR NOT NULL, 
	arrived_at DATETIME NOT NULL, 
	place VARCHAR NOT NULL, 
	source VARCHAR NOT NULL, 
	follower_id INTEGER, 
	PRIMARY KEY (id), 
	CONSTRAINT fk_attendance_follower FOREIGN KEY(follower_id) REFERENCES follower (id), 
	FOREIGN KEY(enrolment_id) REFERENCES enrolment (id), 
	UNIQUE (enrolment_id, day, half)
);
CREATE INDEX ix_attendance_enrolment_id ON attendance (enrolment_id);
CREATE TABLE attendance_code (
	id INTEGER NOT NULL, 
	region VARCHAR(12) NOT NULL, 
	course_id INTEGER NOT NULL, 
	day DATE NOT NULL, 
	half VARCHAR DEFAULT '' NOT NULL, 
	code VARCHAR(8) DEFAULT '' NOT NULL, 
	opens_at DATETIME NOT NULL, 
	closes_at DATETIME NOT NULL, 
	staff_id INTEGER, 
	PRIMARY KEY (id), 
	UNIQUE (course_id, day, half), 
	FOREIGN KEY(course_id) REFERENCES course (id), 
	FOREIGN KEY(staff_id) REFERENCES staff (id)
);
CREATE INDEX ix_attendance_code_course_id ON attendance_code (course_id);
CREATE TABLE job_alert (
	id INTEGER NOT NULL, 
	region VARCHAR(12) NOT NULL, 
	follower_id INTEGER NOT NULL, 
	worker_id INTEGER, 
	wish JSON NOT NULL, 
	said VARCHAR DEFAULT '' NOT NULL, 
	since DATETIME NOT NULL, 
	seen_until DATETIME NOT NULL, 
	last_digest_on DATE, 
	active BOOLEAN NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (follower_id), 
	FOREIGN KEY(follower_id) REFERENCES follower (id), 
	FOREIGN KEY(worker_id) REFERENCES worker (id)
);
CREATE TABLE feedback (
	id INTEGER NOT NULL, 
	region VARCHAR(12) NOT NULL, 
	worker_id INTEGER NOT NULL, 
	follower_id INTEGER, 
	kind VARCHAR DEFAULT '' NOT NULL, 
	about VARCHAR DEFAULT '' NOT NULL, 
	asked_at DATETIME NOT NULL, 
	answered_at DATETIME, 
	answer VARCHAR DEFAULT '' NOT NULL, 
	facts JSON NOT NULL, 
	words VARCHAR DEFAULT '' NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (worker_id, kind, about), 
	FOREIGN KEY(worker_id) REFERENCES worker (id), 
	FOREIGN KEY(follower_id) REFERENCES follower (id)
);
CREATE INDEX ix_feedback_worker_id ON feedback (worker_id);
CREATE INDEX ix_feedback_follower_id ON feedback (follower_id);
CREATE INDEX ix_feedback_kind ON feedback (kind);
CREATE INDEX ix_feedback_asked_at ON feedback (asked_at);
CREATE TABLE home_plan (
	id INTEGER NOT NULL, 
	region VARCHAR(12) NOT NULL, 
	worker_id INTEGER NOT NULL, 
	follower_id INTEGER, 
	interest VARCHAR DEFAULT '' NOT NULL, 
	county VARCHAR DEFAULT '' NOT NULL, 
	trade VARCHAR DEFAULT '' NOT NULL, 
	stage VARCHAR DEFAULT '' NOT NULL, 
	noted_at DATETIME NOT NULL, 
	contact VARCHAR DEFAULT '' NOT NULL, 
	status VARCHAR DEFAULT '' NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (worker_id), 
	FOREIGN KEY(worker_id) REFERENCES worker (id), 
	FOREIGN KEY(follower_id) REFERENCES follower (id)
);
CREATE INDEX ix_home_plan_county ON home_plan (county);
CREATE TABLE placement (
	id INTEGER NOT NULL, 
	region VARCHAR(12) NOT NULL, 
	worker_id INTEGER NOT NULL, 
	follower_id INTEGER, 
	school VARCHAR DEFAULT '' NOT NULL, 
	year INTEGER NOT NULL, 
	class_name VARCHAR DEFAULT '' NOT NULL, 
	age INTEGER NOT NULL, 
	starts_on DATE, 
	ends_on DATE, 
	arranged_by VARCHAR DEFAULT '' NOT NULL, 
	school_agreed_at DATETIME, 
	vacancy_number VARCHAR DEFAULT '' NOT NULL, 
	noted_at DATETIME NOT NULL, 
	status VARCHAR DEFAULT '' NOT NULL, refusal VARCHAR DEFAULT '' NOT NULL, school_refused_at DATETIME, withdrawn_at DATETIME, 
	PRIMARY KEY (id), 
	UNIQUE (worker_id), 
	FOREIGN KEY(worker_id) REFERENCES worker (id), 
	FOREIGN KEY(follower_id) REFERENCES follower (id)
);
CREATE TABLE import_batch (
	id INTEGER NOT NULL, 
	region VARCHAR(12) NOT NULL, 
	kind VARCHAR NOT NULL, 
	file_name VARCHAR NOT NULL, 
	about INTEGER, 
	status VARCHAR NOT NULL, 
	good INTEGER NOT NULL, 
	review INTEGER NOT NULL, 
	double INTEGER NOT NULL, 
	refused INTEGER NOT NULL, 
	taken INTEGER NOT NULL, 
	uploaded_at DATETIME NOT NULL, 
	uploaded_by INTEGER, 
	imported_at DATETIME, 
	undone_at DATETIME, 
	undone_by INTEGER, 
	PRIMARY KEY (id), 
	FOREIGN KEY(uploaded_by) REFERENCES staff (id), 
	FOREIGN KEY(undone_by) REFERENCES staff (id)
);
CREATE INDEX ix_import_batch_kind ON import_batch (kind, uploaded_at);
CREATE TABLE import_row (
	id INTEGER NOT NULL, 
	region VARCHAR(12) NOT NULL, 
	batch_id INTEGER NOT NULL, 
	line INTEGER NOT NULL, 
	verdict VARCHAR NOT NULL, 
	called VARCHAR NOT NULL, 
	reasons JSON NOT NULL, 
	read JSON NOT NULL, 
	choice VARCHAR NOT NULL, 
	target INTEGER, 
	"before" JSON NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (batch_id, line), 
	FOREIGN KEY(batch_id) REFERENCES import_batch (id)
);
CREATE INDEX ix_import_row_batch_id ON import_row (batch_id);
CREATE TABLE erasure (
	id INTEGER NOT NULL, 
	region VARCHAR(12) NOT NULL, 
	worker_id INTEGER NOT NULL, 
	public_id VARCHAR(32) NOT NULL, 
	asked_at DATETIME NOT NULL, 
	source VARCHAR NOT NULL, 
	pending JSON NOT NULL, 
	marks JSON NOT NULL, 
	erased_at DATETIME, 
	swept_at DATETIME, 
	PRIMARY KEY (id)
);
CREATE INDEX ix_erasure_worker_id ON erasure (worker_id);
CREATE INDEX ix_erasure_swept_at ON erasure (swept_at);
CREATE TABLE partner (
	id INTEGER NOT NULL, 
	region VARCHAR(12) NOT NULL, 
	name VARCHAR NOT NULL, 
	digest VARCHAR(64) NOT NULL, 
	scopes JSON NOT NULL, 
	hook_url VARCHAR NOT NULL, 
	secret_sealed BLOB NOT NULL, 
	calls_a_minute INTEGER NOT NULL, 
	made_at DATETIME NOT NULL, 
	ended_at DATETIME, 
	seen_at DATETIME, knows JSON DEFAULT '[]' NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (name), 
	UNIQUE (digest)
);
CREATE TABLE partner_news (
	id INTEGER NOT NULL, 
	region VARCHAR(12) NOT NULL, 
	partner_id INTEGER NOT NULL, 
	owed_as VARCHAR(160) NOT NULL, 
	event VARCHAR NOT NULL, 
	body JSON NOT NULL, 
	owed_at DATETIME NOT NULL, 
	due_at DATETIME NOT NULL, 
	state VARCHAR NOT NULL, 
	attempts INTEGER NOT NULL, 
	failure VARCHAR NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(partner_id) REFERENCES partner (id), 
	UNIQUE (owed_as)
);
CREATE INDEX ix_partner_news_partner_id ON partner_news (partner_id);
CREATE INDEX ix_partner_news_owed ON partner_news (due_at) WHERE state = 'owed';
CREATE INDEX ix_roster_row_account_blind ON roster_row (account_blind);
CREATE TABLE funding_standard (
	id INTEGER NOT NULL, 
	region VARCHAR(12) NOT NULL, 
	code VARCHAR DEFAULT '' NOT NULL, 
	measure VARCHAR DEFAULT '' NOT NULL, 
	name VARCHAR DEFAULT '' NOT NULL, 
	amount INTEGER NOT NULL, 
	unit VARCHAR DEFAULT '' NOT NULL, 
	payee VARCHAR DEFAULT '' NOT NULL, 
	fund VARCHAR DEFAULT '' NOT NULL, 
	averaged BOOLEAN NOT NULL, 
	basis VARCHAR DEFAULT '' NOT NULL, 
	valid_from DATE NOT NULL, 
	valid_until DATE, 
	source VARCHAR DEFAULT '' NOT NULL, 
	note VARCHAR DEFAULT '' NOT NULL, 
	changed_at DATETIME, 
	changed_by INTEGER, 
	PRIMARY KEY (id), 
	UNIQUE (code, valid_from), 
	FOREIGN KEY(changed_by) REFERENCES staff (id)
);
CREATE TABLE plan_entry (
	id INTEGER NOT NULL, 
	region VARCHAR(12) NOT NULL, 
	measure VARCHAR DEFAULT '' NOT NULL, 
	counter VARCHAR DEFAULT '' NOT NULL, 
	day DATE NOT NULL, 
	until DATE, 
	quantity INTEGER NOT NULL, 
	title VARCHAR DEFAULT '' NOT NULL, 
	person VARCHAR DEFAULT '' NOT NULL, 
	payee VARCHAR DEFAULT '' NOT NULL, 
	batch VARCHAR DEFAULT '' NOT NULL, 
	place VARCHAR DEFAULT '' NOT NULL, 
	note VARCHAR DEFAULT '' NOT NULL, 
	entered_at DATETIME NOT NULL, 
	staff_id INTEGER, 
	dropped_at DATETIME, 
	PRIMARY KEY (id), 
	FOREIGN KEY(staff_id) REFERENCES staff (id)
);
CREATE INDEX ix_plan_entry_measure ON plan_entry (measure);
CREATE INDEX ix_plan_entry_day ON plan_entry (day);
CREATE TABLE claim (
	id INTEGER NOT NULL, 
	region VARCHAR(12) NOT NULL, 
	number VARCHAR(24) DEFAULT '' NOT NULL, 
	standard VARCHAR DEFAULT '' NOT NULL, 
	measure VARCHAR DEFAULT '' NOT NULL, 
	course_id INTEGER, 
	payee VARCHAR DEFAULT '' NOT NULL, 
	fund VARCHAR DEFAULT '' NOT NULL, 
	heads INTEGER NOT NULL, 
	unit INTEGER NOT NULL, 
	amount INTEGER NOT NULL, 
	account_blind VARCHAR(64) DEFAULT '' NOT NULL, 
	account_tail VARCHAR DEFAULT '' NOT NULL, 
	invoice VARCHAR DEFAULT '' NOT NULL, 
	submitted_on DATE NOT NULL, 
	period VARCHAR DEFAULT '' NOT NULL, 
	status VARCHAR DEFAULT '' NOT NULL, 
	made_at DATETIME NOT NULL, 
	made_by INTEGER, 
	reviewed_at DATETIME, 
	reviewed_by INTEGER, 
	paid_on DATE, 
	paid INTEGER NOT NULL, 
	note VARCHAR DEFAULT '' NOT NULL, earlier JSON DEFAULT '[]' NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (number), 
	FOREIGN KEY(course_id) REFERENCES course (id), 
	FOREIGN KEY(made_by) REFERENCES staff (id), 
	FOREIGN KEY(reviewed_by) REFERENCES staff (id)
);
CREATE INDEX ix_claim_course_id ON claim (course_id);
CREATE INDEX ix_claim_account_blind ON claim (account_blind);
CREATE TABLE claim_line (
	id INTEGER NOT NULL, 
	region VARCHAR(12) NOT NULL, 
	claim_id INTEGER NOT NULL, 
	worker_id INTEGER, 
	name VARCHAR DEFAULT '' NOT NULL, 
	id_masked VARCHAR DEFAULT '' NOT NULL, 
	id_blind VARCHAR(64) DEFAULT '' NOT NULL, 
	id_valid BOOLEAN NOT NULL, 
	phone VARCHAR DEFAULT '' NOT NULL, 
	employer_name VARCHAR DEFAULT '' NOT NULL, 
	worked_from DATE, 
	worked_until DATE, 
	months INTEGER, 
	wage INTEGER, 
	amount INTEGER NOT NULL, 
	account_blind VARCHAR(64) DEFAULT '' NOT NULL, 
	account_tail VARCHAR DEFAULT '' NOT NULL, 
	proof VARCHAR DEFAULT '' NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(claim_id) REFERENCES claim (id), 
	FOREIGN KEY(worker_id) REFERENCES worker (id)
);
CREATE INDEX ix_claim_line_claim_id ON claim_line (claim_id);
CREATE INDEX ix_claim_line_worker_id ON claim_line (worker_id);
CREATE INDEX ix_claim_line_id_blind ON claim_line (id_blind);
CREATE INDEX ix_claim_line_account_blind ON claim_line (account_blind);
CREATE TABLE finding (
	id INTEGER NOT NULL, 
	region VARCHAR(12) NOT NULL, 
	mark VARCHAR(64) DEFAULT '' NOT NULL, 
	rule VARCHAR DEFAULT '' NOT NULL, 
	rows JSON NOT NULL, 
	words VARCHAR DEFAULT '' NOT NULL, 
	course_id INTEGER, 
	claim_id INTEGER, 
	found_at DATETIME NOT NULL, 
	seen_at DATETIME NOT NULL, 
	state VARCHAR DEFAULT '' NOT NULL, 
	yuan INTEGER NOT NULL, 
	settled_at DATETIME, 
	settled_by INTEGER, 
	PRIMARY KEY (id), 
	UNIQUE (mark), 
	FOREIGN KEY(course_id) REFERENCES course (id), 
	FOREIGN KEY(claim_id) REFERENCES claim (id), 
	FOREIGN KEY(settled_by) REFERENCES staff (id)
);
CREATE INDEX ix_finding_rule ON finding (rule);
CREATE INDEX ix_finding_course_id ON finding (course_id);
CREATE INDEX ix_finding_claim_id ON finding (claim_id);
CREATE INDEX ix_finding_found_at ON finding (found_at);
CREATE INDEX ix_finding_state ON finding (state);
CREATE TABLE finding_step (
	id INTEGER NOT NULL, 
	region VARCHAR(12) NOT NULL, 
	finding_id INTEGER NOT NULL, 
	at DATETIME NOT NULL, 
	staff_id INTEGER, 
	state VARCHAR DEFAULT '' NOT NULL, 
	yuan INTEGER NOT NULL, 
	words VARCHAR DEFAULT '' NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(finding_id) REFERENCES finding (id), 
	FOREIGN KEY(staff_id) REFERENCES staff (id)
);
CREATE INDEX ix_finding_step_finding_id ON finding_step (finding_id);
CREATE TABLE snapshot (
	id INTEGER NOT NULL, 
	region VARCHAR(12) NOT NULL, 
	number VARCHAR(24) DEFAULT '' NOT NULL, 
	kind VARCHAR DEFAULT '' NOT NULL, 
	begins_on DATE NOT NULL, 
	ends_on DATE NOT NULL, 
	seen VARCHAR DEFAULT '' NOT NULL, 
	parts JSON NOT NULL, 
	frozen_at DATETIME NOT NULL, 
	frozen_by INTEGER, 
	digest VARCHAR DEFAULT '' NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (number), 
	FOREIGN KEY(frozen_by) REFERENCES staff (id)
);
CREATE INDEX ix_snapshot_kind ON snapshot (kind);
CREATE INDEX ix_snapshot_begins_on ON snapshot (begins_on);
CREATE TABLE post_list (
	id INTEGER NOT NULL, 
	region VARCHAR(12) NOT NULL, 
	number VARCHAR(24) DEFAULT '' NOT NULL, 
	since DATETIME NOT NULL, 
	until DATETIME NOT NULL, 
	parts JSON NOT NULL, 
	made_at DATETIME NOT NULL, 
	made_by INTEGER, 
	received_at DATETIME, 
	received_by INTEGER, 
	received_note VARCHAR DEFAULT '' NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (number), 
	FOREIGN KEY(made_by) REFERENCES staff (id), 
	FOREIGN KEY(received_by) REFERENCES staff (id)
);
CREATE INDEX ix_post_list_made_at ON post_list (made_at);
CREATE TABLE agreement (
	id INTEGER NOT NULL, 
	region VARCHAR(12) NOT NULL, 
	number VARCHAR(24) DEFAULT '' NOT NULL, 
	kind VARCHAR DEFAULT '' NOT NULL, 
	home_party VARCHAR DEFAULT '' NOT NULL, 
	far_party VARCHAR DEFAULT '' NOT NULL, 
	signed_on DATE NOT NULL, 
	ends_on DATE, 
	note VARCHAR DEFAULT '' NOT NULL, 
	entered_at DATETIME NOT NULL, 
	staff_id INTEGER, dropped_at DATETIME, 
	PRIMARY KEY (id), 
	UNIQUE (number), 
	FOREIGN KEY(staff_id) REFERENCES staff (id)
);
CREATE TABLE worker_merge (
	id INTEGER NOT NULL, 
	region VARCHAR(12) NOT NULL, 
	kept_id INTEGER NOT NULL, 
	gone_id INTEGER NOT NULL, 
	moved JSON NOT NULL, 
	"left" JSON NOT NULL, 
	filled JSON NOT NULL, 
	spoke JSON NOT NULL, 
	merged_at DATETIME NOT NULL, 
	merged_by INTEGER, 
	undone_at DATETIME, 
	undone_by INTEGER, 
	PRIMARY KEY (id), 
	FOREIGN KEY(kept_id) REFERENCES worker (id), 
	FOREIGN KEY(gone_id) REFERENCES worker (id), 
	FOREIGN KEY(merged_by) REFERENCES staff (id), 
	FOREIGN KEY(undone_by) REFERENCES staff (id)
);
CREATE INDEX ix_worker_merge_kept_id ON worker_merge (kept_id);
CREATE INDEX ix_worker_merge_gone_id ON worker_merge (gone_id);
CREATE INDEX ix_worker_merge_merged_at ON worker_merge (merged_at);
CREATE TABLE edition (
	id INTEGER NOT NULL, 
	region VARCHAR(12) NOT NULL, 
	about VARCHAR(80) NOT NULL, 
	facts JSON NOT NULL, 
	written_at DATETIME NOT NULL, 
	written_by INTEGER, 
	published_at DATETIME, 
	published_by INTEGER, 
	PRIMARY KEY (id), 
	FOREIGN KEY(written_by) REFERENCES staff (id), 
	FOREIGN KEY(published_by) REFERENCES staff (id)
);
CREATE INDEX ix_edition_about ON edition (about);
CREATE INDEX ix_employer_next_contact_on ON employer (next_contact_on);
CREATE TABLE employer_check (
	id INTEGER NOT NULL, 
	region VARCHAR(12) NOT NULL, 
	employer_id INTEGER NOT NULL, 
	"on" DATE NOT NULL, 
	staff_id INTEGER, 
	passed BOOLEAN NOT NULL, 
	credit_code VARCHAR NOT NULL, 
	licence VARCHAR NOT NULL, 
	papers JSON NOT NULL, 
	note VARCHAR NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(employer_id) REFERENCES employer (id), 
	FOREIGN KEY(staff_id) REFERENCES staff (id)
);
CREATE TABLE employer_contact (
	id INTEGER NOT NULL, 
	region VARCHAR(12) NOT NULL, 
	employer_id INTEGER NOT NULL, 
	"on" DATE NOT NULL, 
	staff_id INTEGER, 
	kind VARCHAR NOT NULL, 
	person VARCHAR NOT NULL, 
	dehong_workers INTEGER, 
	vacancies_asked INTEGER, 
	summary VARCHAR NOT NULL, 
	recorded_at DATETIME NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(employer_id) REFERENCES employer (id), 
	FOREIGN KEY(staff_id) REFERENCES staff (id)
);
CREATE INDEX ix_employer_check_employer_id ON employer_check (employer_id);
CREATE INDEX ix_employer_contact_employer_id ON employer_contact (employer_id);
CREATE INDEX ix_employer_contact_on ON employer_contact ("on");
CREATE INDEX ix_audit_about ON audit (about);
CREATE TABLE meeting (
	id INTEGER NOT NULL, 
	region VARCHAR(12) NOT NULL, 
	title VARCHAR NOT NULL, 
	held_on DATE NOT NULL, 
	place VARCHAR NOT NULL, 
	people VARCHAR NOT NULL, 
	minutes VARCHAR NOT NULL, 
	entry_id INTEGER, 
	staff_id INTEGER, 
	entered_at DATETIME NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(entry_id) REFERENCES plan_entry (id), 
	FOREIGN KEY(staff_id) REFERENCES staff (id)
);
CREATE INDEX ix_meeting_held_on ON meeting (held_on);
CREATE TABLE meeting_task (
	id INTEGER NOT NULL, 
	region VARCHAR(12) NOT NULL, 
	meeting_id INTEGER NOT NULL, 
	words VARCHAR NOT NULL, 
	who VARCHAR NOT NULL, 
	due_on DATE, 
	done_at DATETIME, 
	done_by INTEGER, 
	outcome VARCHAR NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(meeting_id) REFERENCES meeting (id), 
	FOREIGN KEY(done_by) REFERENCES staff (id)
);
CREATE INDEX ix_meeting_task_meeting_id ON meeting_task (meeting_id);
CREATE INDEX ix_worker_merged_into ON worker (merged_into);
CREATE INDEX ix_follow_up_worker_id ON follow_up (worker_id);
CREATE INDEX ix_job_alert_worker_id ON job_alert (worker_id);
CREATE TABLE employer_confirmation (
	id INTEGER NOT NULL, 
	region VARCHAR(12) NOT NULL, 
	employer_id INTEGER NOT NULL, 
	worker_id INTEGER NOT NULL, 
	month DATE NOT NULL, 
	said VARCHAR NOT NULL, 
	on_day DATE, 
	worked_since DATE, 
	told_at DATETIME NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (employer_id, worker_id, month), 
	FOREIGN KEY(employer_id) REFERENCES employer (id), 
	FOREIGN KEY(worker_id) REFERENCES worker (id)
);
CREATE INDEX ix_employer_confirmation_month ON employer_confirmation (month);
CREATE INDEX ix_employer_confirmation_worker_id ON employer_confirmation (worker_id);
CREATE TABLE "inquiry" (
	id INTEGER NOT NULL, 
	region VARCHAR(12) NOT NULL, 
	number VARCHAR(24) NOT NULL, 
	follower_id INTEGER, 
	worker_id INTEGER, 
	kind VARCHAR NOT NULL, 
	level VARCHAR NOT NULL, 
	words VARCHAR NOT NULL, 
	status VARCHAR NOT NULL, 
	mutes_bot BOOLEAN NOT NULL, 
	opened_at DATETIME NOT NULL, 
	promised_at DATETIME, 
	taken_by INTEGER, 
	taken_at DATETIME, 
	closed_at DATETIME, 
	outcome VARCHAR NOT NULL, 
	next_alarm_at DATETIME, 
	alarms INTEGER NOT NULL, 
	escalated_at DATETIME, 
	handed_to INTEGER, 
	PRIMARY KEY (id), 
	CONSTRAINT fk_inquiry_handed_to FOREIGN KEY(handed_to) REFERENCES staff (id), 
	FOREIGN KEY(taken_by) REFERENCES staff (id), 
	FOREIGN KEY(worker_id) REFERENCES worker (id), 
	UNIQUE (number), 
	FOREIGN KEY(follower_id) REFERENCES follower (id)
);
CREATE INDEX ix_inquiry_status ON inquiry (status);
CREATE INDEX ix_inquiry_next_alarm_at ON inquiry (next_alarm_at);
CREATE INDEX ix_inquiry_worker_id ON inquiry (worker_id);
CREATE INDEX ix_inquiry_opened_at ON inquiry (opened_at);
CREATE INDEX ix_inquiry_follower_id ON inquiry (follower_id);
CREATE TABLE answer_voice (
	id INTEGER NOT NULL, 
	region VARCHAR(12) NOT NULL, 
	answer_id INTEGER NOT NULL, 
	language VARCHAR(12) NOT NULL, 
	sound BLOB NOT NULL, 
	form VARCHAR NOT NULL, 
	words VARCHAR NOT NULL, 
	media_id VARCHAR NOT NULL, 
	media_until DATETIME, 
	kept_at DATETIME NOT NULL, 
	kept_by INTEGER, 
	PRIMARY KEY (id), 
	UNIQUE (answer_id, language), 
	FOREIGN KEY(answer_id) REFERENCES answer (id), 
	FOREIGN KEY(kept_by) REFERENCES staff (id)
);
CREATE INDEX ix_worker_place ON worker (employer_name, dormitory, status, deleted_at, merged_into, region);
CREATE INDEX ix_worker_employer_id ON worker (employer_id);
CREATE INDEX ix_worker_seen ON worker (region, deleted_at, merged_into, status);
CREATE INDEX ix_worker_phone ON worker (phone, deleted_at, merged_into, region);
CREATE INDEX ix_worker_birth ON worker (name, birth_date, township_code, deleted_at, merged_into, region);
CREATE TABLE made_sheet (
	id INTEGER NOT NULL, 
	region VARCHAR(12) NOT NULL, 
	staff_id INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	path VARCHAR NOT NULL, 
	state VARCHAR NOT NULL, 
	done INTEGER NOT NULL, 
	total INTEGER NOT NULL, 
	asked_at DATETIME NOT NULL, 
	seen_at DATETIME NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(staff_id) REFERENCES staff (id)
);
CREATE INDEX ix_made_sheet_staff_id ON made_sheet (staff_id);
CREATE INDEX ix_made_sheet_asked_at ON made_sheet (asked_at);
CREATE TABLE broadcast_page (
	id INTEGER NOT NULL, 
	region VARCHAR(12) NOT NULL, 
	broadcast_id INTEGER NOT NULL, 
	seq INTEGER, 
	result VARCHAR NOT NULL, 
	people INTEGER NOT NULL, 
	first_id INTEGER NOT NULL, 
	last_id INTEGER NOT NULL, 
	followers JSON NOT NULL, 
	persons JSON NOT NULL, 
	PRIMARY KEY (id)
);
CREATE INDEX ix_broadcast_page_call ON broadcast_page (broadcast_id, seq);
CREATE TABLE "broadcast_recipient" (
	id INTEGER NOT NULL, 
	region VARCHAR(12) NOT NULL, 
	broadcast_id INTEGER NOT NULL, 
	follower_id INTEGER, 
	worker_id INTEGER, 
	result VARCHAR NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (broadcast_id, follower_id)
);
CREATE INDEX ix_broadcast_recipient_result ON broadcast_recipient (broadcast_id, result, follower_id);
INSERT INTO alembic_version VALUES ('0024');
