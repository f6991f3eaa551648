/** name | section | summary | version on Ubuntu 22.04 | Ubuntu 24.04 | Debian 12 (`-`: not there) */
export const debBase = `
acl|utils|access control list - utilities|2.3.1-1|2.3.2-1build1|2.3.1-3
adduser|admin|add and remove users and groups|3.118ubuntu5|3.137ubuntu1|3.134
apparmor|admin|user-space parser utility for AppArmor|3.0.4-2ubuntu2|4.0.1really4.0.1-0ubuntu0.24.04|3.0.8-3
apt|admin|commandline package manager|2.4.13|2.7.14|2.6.1
base-files|admin|base system miscellaneous files|12ubuntu4|13ubuntu10|12.4+deb12u7
bash|shells|GNU Bourne Again SHell|5.1-6ubuntu1|5.2.21-2ubuntu4|5.2.15-2
bind9-host|net|DNS Lookup Utility|1:9.18.28-0ubuntu0.22.04|1:9.18.28-0ubuntu0.24.04|1:9.18.28-1~deb12u
bsdutils|utils|basic utilities from 4.4BSD-Lite|1:2.37.2-4ubuntu3|1:2.39.3-9ubuntu6|1:2.38.1-5+deb12u
ca-certificates|misc|Common CA certificates|20230311ubuntu0.22.04|20240203|20230311
chrony|net|Versatile implementation of the Network Time Protocol|4.2-2ubuntu2|4.5-1ubuntu4|4.3-2+deb12u
cloud-init|admin|initialization and customization tool for cloud instances|24.2-0ubuntu1~22.04|24.2-0ubuntu1~24.04|22.4.2-1+deb12u
coreutils|utils|GNU core utilities|8.32-4.1ubuntu1|9.4-3ubuntu6|9.1-1
cron|admin|process scheduling daemon|3.0pl1-137ubuntu3|3.0pl1-184ubuntu2|3.0pl1-162
curl|web|command line tool for transferring data with URL syntax|7.81.0-1ubuntu1|8.5.0-2ubuntu10|7.88.1-10+deb12u
dash|shells|POSIX-compliant shell|0.5.11-1ubuntu1|0.5.12-6ubuntu5|0.5.12-2
dbus|admin|simple interprocess messaging system|1.12.20-2ubuntu4|1.14.10-4ubuntu4|1.14.10-1~deb12u
dpkg|admin|Debian package management system|1.21.1ubuntu2|1.22.6ubuntu6|1.21.22
e2fsprogs|admin|ext2/ext3/ext4 file system utilities|1.46.5-2ubuntu1|1.47.0-2.4~exp1ubuntu4|1.47.0-2
findutils|utils|utilities for finding files|4.8.0-1ubuntu3|4.9.0-5build1|4.9.0-4
gnupg|utils|GNU privacy guard|2.2.27-3ubuntu2|2.4.4-2ubuntu17|2.2.40-1
gpgv|utils|GNU privacy guard - signature verification tool|2.2.27-3ubuntu2|2.4.4-2ubuntu17|2.2.40-1
grep|utils|GNU grep, egrep and fgrep|3.7-1build1|3.11-4build1|3.8-5
grub-common|admin|GRand Unified Bootloader (common files)|2.06-2ubuntu7|2.12-1ubuntu7|2.06-13+deb12u
gzip|utils|GNU compression utilities|1.10-4ubuntu4|1.12-1ubuntu3|1.12-1
init-system-helpers|admin|helper tools for all init systems|1.62|1.66ubuntu1|1.65.2
iproute2|net|networking and traffic control tools|5.15.0-1ubuntu2|6.1.0-1ubuntu6|6.1.0-3
iptables|net|administration tools for packet filtering and NAT|1.8.7-1ubuntu5|1.8.10-3ubuntu2|1.8.9-2
kmod|admin|tools for managing Linux kernel modules|29-1ubuntu1|31+20240202-2ubuntu7|30+20221128-1
less|text|pager program similar to more|590-1ubuntu0.22.04|590-2ubuntu2|590-2.1~deb12u
libc6|libs|GNU C Library: Shared libraries|2.35-0ubuntu3|2.39-0ubuntu8|2.36-9+deb12u
libexpat1|libs|XML parsing C library - runtime library|2.4.7-1ubuntu0|2.6.1-2ubuntu0|2.5.0-1+deb12u
libgnutls30|libs|GNU TLS library - main runtime library|3.7.3-4ubuntu1|3.8.3-1.1ubuntu3|3.7.9-2+deb12u
libkrb5-3|libs|MIT Kerberos runtime libraries|1.19.2-2ubuntu0|1.20.1-6ubuntu2|1.20.1-2+deb12u
libpam-modules|admin|Pluggable Authentication Modules for PAM|1.4.0-11ubuntu2|1.5.3-5ubuntu5|1.5.2-6+deb12u
libsqlite3-0|libs|SQLite 3 shared library|3.37.2-2ubuntu0|3.45.1-1ubuntu2|3.40.1-2+deb12u
libssl3|libs|Secure Sockets Layer toolkit - shared libraries|3.0.2-0ubuntu1|3.0.13-0ubuntu3|3.0.14-1~deb12u
libsystemd0|libs|systemd utility library|249.11-0ubuntu3|255.4-1ubuntu8|252.30-1~deb12u
libxml2|libs|GNOME XML library|2.9.13+dfsg-1ubuntu0|2.9.14+dfsg-1.3ubuntu3|2.9.14+dfsg-1.3~deb12u
linux-image-aws|kernel|Linux kernel image for Amazon Web Services|5.15.0.1068|6.8.0.1015|-
linux-image-cloud-amd64|kernel|Linux kernel image for cloud use|-|-|6.1.106-3
login|admin|system login tools|1:4.8.1-2ubuntu2|1:4.13+dfsg1-4ubuntu3|1:4.13+dfsg1-1
logrotate|admin|Log rotation utility|3.19.0-1ubuntu1|3.21.0-2build1|3.21.0-1
mount|admin|tools for mounting and manipulating filesystems|2.37.2-4ubuntu3|2.39.3-9ubuntu6|2.38.1-5+deb12u
netbase|admin|Basic TCP/IP networking system|6.3|6.4|6.4
openssh-server|net|secure shell (SSH) server|1:8.9p1-3ubuntu0|1:9.6p1-3ubuntu13|1:9.2p1-2+deb12u
openssl|utils|Secure Sockets Layer toolkit - cryptographic utility|3.0.2-0ubuntu1|3.0.13-0ubuntu3|3.0.14-1~deb12u
passwd|admin|change and administer password and group data|1:4.8.1-2ubuntu2|1:4.13+dfsg1-4ubuntu3|1:4.13+dfsg1-1
perl-base|perl|minimal Perl system|5.34.0-3ubuntu1|5.38.2-3.2build2|5.36.0-7+deb12u
procps|admin|/proc file system utilities|2:3.3.17-6ubuntu2|2:4.0.4-4ubuntu3|2:4.0.2-3
python3|python|interactive high-level object-oriented language|3.10.6-1~22.04|3.12.3-0ubuntu2|3.11.2-1+b
rsyslog|admin|reliable system and kernel logging daemon|8.2112.0-2ubuntu2|8.2312.0-3ubuntu9|8.2302.0-1
snapd|devel|Daemon and tooling that enable snap packages|2.63+22.04ubuntu0|2.63.1+24.04|-
sudo|admin|Provide limited super user privileges to specific users|1.9.9-1ubuntu2|1.9.15p5-3ubuntu5|1.9.13p3-1+deb12u
systemd|admin|system and service manager|249.11-0ubuntu3|255.4-1ubuntu8|252.30-1~deb12u
tar|utils|GNU version of the tar archiving utility|1.34+dfsg-1ubuntu0|1.35+dfsg-3build1|1.34+dfsg-1.2+deb12u
tzdata|localization|time zone and daylight-saving time data|2024a-0ubuntu0.22.04|2024a-3ubuntu1|2024a-0+deb12u
unattended-upgrades|admin|automatic installation of security upgrades|2.8ubuntu1|2.9.1+nmu4ubuntu1|2.9.1+nmu3
vim-tiny|editors|Vi IMproved - enhanced vi editor - compact version|2:8.2.3995-1ubuntu2|2:9.1.0016-1ubuntu7|2:9.0.1378-2
wget|web|retrieves files from the web|1.21.2-2ubuntu1|1.21.4-1ubuntu4|1.21.3-1+deb12u
xz-utils|utils|XZ-format compression utilities|5.2.5-2ubuntu1|5.6.1+really5.4.5-1ubuntu0|5.4.1-0
zlib1g|libs|compression library - runtime|1:1.2.11.dfsg-2ubuntu9|1:1.3.dfsg-3.1ubuntu2|1:1.2.13.dfsg-1
`;

/** The same columns with the tiers that install it in front. */
export const debTiers = `
web|nginx|httpd|small, powerful, scalable web/proxy server|1.18.0-6ubuntu14|1.24.0-2ubuntu7|1.22.1-9
web|apache2|httpd|Apache HTTP Server|2.4.52-1ubuntu4|2.4.58-1ubuntu8|2.4.62-1~deb12u
web|php-fpm|php|server-side scripting language (FPM-CGI binary)|2:8.1+92ubuntu1|2:8.3+93ubuntu2|2:8.2+93
web,app|haproxy|net|fast and reliable load balancing reverse proxy|2.4.24-0ubuntu0.22.04|2.8.5-1ubuntu3|2.6.12-1+deb12u
app|openjdk-17-jre-headless|java|OpenJDK Java runtime|17.0.12+7-1ubuntu2~22.04|17.0.12+7-1ubuntu2~24.04|17.0.12+7-2~deb12u
app|nodejs|javascript|evented I/O for V8 javascript|12.22.9~dfsg-1ubuntu3|18.19.1+dfsg-6ubuntu5|18.19.0+dfsg-6~deb12u
app|tomcat9|java|Apache Tomcat 9 - Servlet and JSP engine|9.0.58-1ubuntu0|-|9.0.70-2
app,batch|docker.io|admin|Linux container runtime|24.0.7-0ubuntu2~22.04|24.0.7-0ubuntu4|20.10.24+dfsg1-1+b
app,batch|containerd|admin|daemon to control runC|1.7.12-0ubuntu2~22.04|1.7.12-0ubuntu4|1.6.20~ds1-1+b
db|postgresql-16|database|The world's most advanced open source database|-|16.4-0ubuntu0.24.04|-
db|postgresql-14|database|The world's most advanced open source database|14.13-0ubuntu0.22.04|-|-
db|postgresql-15|database|The world's most advanced open source database|-|-|15.8-0+deb12u
db|mariadb-server|database|MariaDB database server|1:10.6.18-0ubuntu0.22.04|1:10.11.8-0ubuntu0.24.04|1:10.11.6-0+deb12u
db|redis-server|database|Persistent key-value database with network interface|5:6.0.16-1ubuntu1|5:7.0.15-1build2|5:7.0.15-1~deb12u
db|xfsprogs|admin|Utilities for managing the XFS filesystem|5.13.0-1ubuntu2|6.6.0-1ubuntu2|6.1.0-1
db,batch|mdadm|admin|Tool to administer Linux MD arrays|4.2-0ubuntu2|4.3-1ubuntu2|4.2-5
batch|git|vcs|fast, scalable, distributed revision control system|1:2.34.1-1ubuntu1|1:2.43.0-1ubuntu7|1:2.39.2-1.1
batch|gcc|devel|GNU C compiler|4:11.2.0-1ubuntu1|4:13.2.0-7ubuntu1|4:12.2.0-3
batch|make|devel|utility for directing compilation|4.3-4.1build1|4.3-4.1build2|4.3-4.1
batch|python3-numpy|python|Fast array facility to the Python 3 language|1:1.21.5-1ubuntu22.04|1:1.26.4+ds-6ubuntu1|1:1.24.2-1
`;
